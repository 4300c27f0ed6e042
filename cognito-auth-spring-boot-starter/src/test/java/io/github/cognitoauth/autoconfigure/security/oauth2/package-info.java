// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the auto-configuration of resource servers.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security.oauth2;

import org.jspecify.annotations.NullMarked;
