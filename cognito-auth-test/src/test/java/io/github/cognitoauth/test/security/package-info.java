// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for users who are signed in without a sign-in.
 */
@NullMarked
package io.github.cognitoauth.test.security;

import org.jspecify.annotations.NullMarked;
