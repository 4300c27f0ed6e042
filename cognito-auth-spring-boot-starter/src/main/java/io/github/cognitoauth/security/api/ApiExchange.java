// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.flow.OpenChallenge;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;

/**
 * What the API needs of a web stack within one request. Public because both stacks
 * implement it; applications need not know it.
 *
 * @since 0.1.0
 */
public interface ApiExchange {

	/**
	 * Ask the authentication manager of the chain.
	 * @param request a user name with a password, or an answer to a challenge; gets the
	 * details of the client
	 * @return who is signed in, or an
	 * {@link org.springframework.security.core.AuthenticationException}
	 */
	Mono<Authentication> authenticate(Authentication request);

	/**
	 * Return who sent a bearer token, which the chain has verified.
	 * @return the caller, or empty
	 */
	Mono<ApiCaller> bearer();

	/**
	 * Keep an open challenge in the session, instead of the one before.
	 * @param challenge the challenge
	 * @param first whether a sign-in begins with it: the session gets a new id then,
	 * since whoever knew the old one must not see the challenge
	 * @return completes when it is kept
	 */
	Mono<Void> saveChallenge(OpenChallenge challenge, boolean first);

	/**
	 * Take the open challenge out of the session. Of two requests at the same time only
	 * one gets it.
	 * @param id the challenge that is answered; {@code null} for whatever is there
	 * @return the challenge; empty if there is none, or another
	 */
	Mono<OpenChallenge> takeChallenge(@Nullable String id);

	/**
	 * Sign somebody in to the session: a new id, the security context, the tokens.
	 * @param authentication the result of the manager
	 * @param tokens the user's tokens, or {@code null} if another provider than the pool
	 * signed the user in
	 * @return completes when it is done; an
	 * {@link org.springframework.security.core.AuthenticationException} if the
	 * application refuses the session
	 */
	Mono<Void> signIn(Authentication authentication, @Nullable CognitoTokens tokens);

	/**
	 * Return the tokens of the session, refreshed where it is time.
	 * @return unexpired tokens; empty if nobody is signed in any more, or a
	 * {@link io.github.cognitoauth.protocol.CognitoException} in an outage
	 */
	Mono<CognitoTokens> sessionTokens();

	/**
	 * End the session with the logout handlers of the chain.
	 * @return completes when it is done
	 */
	Mono<Void> signOut();

}
