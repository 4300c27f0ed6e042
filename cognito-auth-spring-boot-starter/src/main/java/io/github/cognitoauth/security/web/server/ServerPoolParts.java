// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;

import org.springframework.security.authentication.ReactiveAuthenticationManager;

/**
 * What the login of the users of one pool is made of.
 *
 * @param authenticator refreshes and revokes
 * @param options how users are authenticated
 * @param policy how long a challenge stays open
 * @param tokens keeps tokens
 * @param challenges keeps open challenges
 * @param sessions when accounts are looked at
 * @param manager signs in
 */
record ServerPoolParts(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
		CognitoChallengePolicy policy, ServerCognitoTokensRepository tokens,
		ServerCognitoChallengeRepository challenges, CognitoSessionRefresh sessions,
		ReactiveAuthenticationManager manager) {

}
