// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the bounds of failed sign-ins.
 */
@NullMarked
package io.github.cognitoauth.security.limit;

import org.jspecify.annotations.NullMarked;
