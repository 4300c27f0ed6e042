// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of provider, manager and principal.
 */
@NullMarked
package io.github.cognitoauth.security;

import org.jspecify.annotations.NullMarked;
