// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.ReactiveAuthenticationManager;

/**
 * What a chain does for the users of one pool.
 *
 * @param flow the steps of a sign-in
 * @param session follows those who are signed in, or {@code null} where nobody can be
 * @param manager signs in
 * @param known whether the exchange is about a pool at all
 */
record ServerChainPool(ServerLoginFlow flow, @Nullable ServerLoginSession session,
		ReactiveAuthenticationManager manager, boolean known) {

}
