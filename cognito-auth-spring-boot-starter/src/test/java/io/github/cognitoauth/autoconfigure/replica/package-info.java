// SPDX-License-Identifier: Apache-2.0

/**
 * Tests for the auto-configuration of replicas of user pools.
 */
@NullMarked
package io.github.cognitoauth.autoconfigure.replica;

import org.jspecify.annotations.NullMarked;
