// SPDX-License-Identifier: Apache-2.0

/**
 * Spring Security against a user pool: the authentication provider of servlet
 * applications and its reactive twin, the principal, and what happens when the pool asks
 * for another step.
 */
@NullMarked
package io.github.cognitoauth.security;

import org.jspecify.annotations.NullMarked;
