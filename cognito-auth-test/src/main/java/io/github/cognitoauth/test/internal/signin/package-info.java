// SPDX-License-Identifier: Apache-2.0

/**
 * Authentication flows and challenges. Internal to the pool.
 */
@NullMarked
package io.github.cognitoauth.test.internal.signin;

import org.jspecify.annotations.NullMarked;
