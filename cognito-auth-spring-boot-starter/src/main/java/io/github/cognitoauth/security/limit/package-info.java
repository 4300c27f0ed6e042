// SPDX-License-Identifier: Apache-2.0

/**
 * Bounds of failed sign-ins, one hook for all the ways to sign in.
 */
@NullMarked
package io.github.cognitoauth.security.limit;

import org.jspecify.annotations.NullMarked;
