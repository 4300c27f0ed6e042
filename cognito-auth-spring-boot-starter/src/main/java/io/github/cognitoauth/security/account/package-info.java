// SPDX-License-Identifier: Apache-2.0

/**
 * What people do with their own account, before and after they are signed in: one file
 * for each operation, which says what is asked and what the pool is told. Pages and JSON
 * are drawn elsewhere and share all of it.
 */
@NullMarked
package io.github.cognitoauth.security.account;

import org.jspecify.annotations.NullMarked;
