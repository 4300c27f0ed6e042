// SPDX-License-Identifier: Apache-2.0

/**
 * What users do to their own account. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.account;

import org.jspecify.annotations.NullMarked;
