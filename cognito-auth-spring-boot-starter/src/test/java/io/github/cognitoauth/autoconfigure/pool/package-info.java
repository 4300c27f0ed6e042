// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the auto-configuration of several user pools.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.pool;

import org.jspecify.annotations.NullMarked;
