// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.util.Assert;

/**
 * Revokes the user's tokens at logout ({@code RevokeToken}). The logout goes on after a
 * while without an answer, and never fails because of it.
 *
 * @since 0.1.0
 */
public final class CognitoRevokingServerLogoutHandler implements ServerLogoutHandler {

	/** How long a logout waits for Cognito. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(CognitoRevokingServerLogoutHandler.class);

	private final CognitoPasswordAuthenticator authenticator;

	private final ServerCognitoTokensRepository tokens;

	private final Duration timeout;

	/**
	 * Create a handler.
	 * @param authenticator revokes
	 * @param tokens knows the tokens of the current user
	 */
	public CognitoRevokingServerLogoutHandler(CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository tokens) {
		this(authenticator, tokens, DEFAULT_TIMEOUT);
	}

	/**
	 * Create a handler.
	 * @param authenticator revokes
	 * @param tokens knows the tokens of the current user
	 * @param timeout how long a logout waits at most
	 */
	public CognitoRevokingServerLogoutHandler(CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository tokens, Duration timeout) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(tokens, "'tokens' must not be null");
		Assert.isTrue(!timeout.isZero() && !timeout.isNegative(), "'timeout' must be positive");
		this.authenticator = authenticator;
		this.tokens = tokens;
		this.timeout = timeout;
	}

	@Override
	public Mono<Void> logout(WebFilterExchange exchange, Authentication authentication) {
		return this.tokens.removeTokens(exchange.getExchange())
			.flatMap((current) -> this.authenticator.revoke(current).timeout(this.timeout).onErrorResume((failure) -> {
				logger.warn("The tokens of a user who signed out could not be revoked: {}",
						(failure instanceof CognitoException) ? failure.getMessage()
								: failure.getClass().getSimpleName());
				return Mono.empty();
			}));
	}

}
