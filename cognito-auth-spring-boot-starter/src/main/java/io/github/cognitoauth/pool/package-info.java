// SPDX-License-Identifier: Apache-2.0

/**
 * The user pools of an application: the main one and those that have names.
 */
@NullMarked
package io.github.cognitoauth.pool;

import org.jspecify.annotations.NullMarked;
