// SPDX-License-Identifier: Apache-2.0

/**
 * Tests of the embedded pool's surroundings.
 */
@NullMarked
package io.github.cognitoauth.sample.pool;

import org.jspecify.annotations.NullMarked;
