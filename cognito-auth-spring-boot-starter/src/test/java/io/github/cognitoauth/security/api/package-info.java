// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the JSON API.
 */
@NullMarked
package io.github.cognitoauth.security.api;

import org.jspecify.annotations.NullMarked;
