// SPDX-License-Identifier: Apache-2.0

/**
 * Authentication levels: what was proved and how much that is worth. Internal to the
 * pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.level;

import org.jspecify.annotations.NullMarked;
