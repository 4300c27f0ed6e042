// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the login of running applications against pools.
 */
@NullMarked
package io.github.cognitoauth.integration.login;

import org.jspecify.annotations.NullMarked;
