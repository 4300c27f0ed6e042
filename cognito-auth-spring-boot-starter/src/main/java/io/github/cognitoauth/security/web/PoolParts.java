// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationManager;

/**
 * What the login of the users of one pool is made of.
 *
 * @param authenticator signs in, or {@code null} where only a provider of the application
 * knows how
 * @param options how users are authenticated
 * @param policy how long a challenge stays open
 * @param tokens keeps tokens
 * @param challenges keeps open challenges
 * @param sessions when accounts are looked at; asked if there is an authenticator
 * @param manager signs in, or {@code null} for the manager of the chain
 */
record PoolParts(@Nullable CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options,
		CognitoChallengePolicy policy, CognitoTokensRepository tokens, CognitoChallengeRepository challenges,
		Supplier<CognitoSessionRefresh> sessions, @Nullable AuthenticationManager manager) {

}
