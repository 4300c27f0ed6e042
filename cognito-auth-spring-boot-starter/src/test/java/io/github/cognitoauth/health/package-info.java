// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of {@code io.github.cognitoauth.health}.
 */
@NullMarked
package io.github.cognitoauth.health;

import org.jspecify.annotations.NullMarked;
