// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of what a resource server checks.
 */
@NullMarked
package io.github.cognitoauth.security.oauth2;

import org.jspecify.annotations.NullMarked;
