// SPDX-License-Identifier: Apache-2.0

/**
 * The user pool inside the process, its users, and what it sends to them.
 */
@NullMarked
package io.github.cognitoauth.sample.pool;

import org.jspecify.annotations.NullMarked;
