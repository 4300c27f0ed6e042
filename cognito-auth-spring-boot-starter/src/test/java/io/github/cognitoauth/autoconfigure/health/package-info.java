// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of {@code io.github.cognitoauth.autoconfigure.health}.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.health;

import org.jspecify.annotations.NullMarked;
