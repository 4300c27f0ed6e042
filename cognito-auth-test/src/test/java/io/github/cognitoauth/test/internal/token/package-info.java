// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the signatures of the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.token;

import org.jspecify.annotations.NullMarked;
