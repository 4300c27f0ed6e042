// SPDX-License-Identifier: Apache-2.0

/**
 * The vocabulary of a user pool: settings of the pool and its app clients, states of
 * users, delivered codes, faults. Immutable values only.
 */
@NullMarked
package io.github.cognitoauth.test.pool;

import org.jspecify.annotations.NullMarked;
