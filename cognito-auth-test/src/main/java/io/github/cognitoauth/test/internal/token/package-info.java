// SPDX-License-Identifier: Apache-2.0

/**
 * Issuing, checking, refreshing and revoking tokens. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.token;

import org.jspecify.annotations.NullMarked;
