// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;

/**
 * What a chain does for the users of one pool.
 *
 * @param flow the steps of a sign-in
 * @param session follows those who are signed in, or {@code null} where nobody can be
 * @param manager signs in, or {@code null} for the manager of the chain
 * @param known whether the request is about a pool at all
 */
record ChainPool(LoginFlow flow, @Nullable LoginSession session, @Nullable AuthenticationManager manager,
		boolean known) {

}
