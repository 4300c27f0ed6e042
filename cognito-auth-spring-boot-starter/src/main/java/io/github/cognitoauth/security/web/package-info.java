// SPDX-License-Identifier: Apache-2.0

/**
 * Login against a user pool for servlet applications:
 * {@code http.with(cognitoLogin(), withDefaults())}.
 */
@NullMarked
package io.github.cognitoauth.security.web;

import org.jspecify.annotations.NullMarked;
