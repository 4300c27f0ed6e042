// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of what the auto-configurations of Spring Security have in common.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.security;

import org.jspecify.annotations.NullMarked;
