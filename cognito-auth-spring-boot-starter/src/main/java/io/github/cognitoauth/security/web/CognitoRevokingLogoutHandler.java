// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.util.Assert;

/**
 * Revokes the user's tokens at logout ({@code RevokeToken}). It waits, but not for long,
 * and a logout never fails because of it.
 *
 * @since 0.1.0
 */
public final class CognitoRevokingLogoutHandler implements LogoutHandler {

	/** How long a logout waits for Cognito. */
	public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(5);

	private static final Logger logger = LoggerFactory.getLogger(CognitoRevokingLogoutHandler.class);

	private final Map<CognitoTokensRepository, Supplier<CognitoPasswordAuthenticator>> pools;

	private final Duration timeout;

	/**
	 * Create a handler.
	 * @param authenticator revokes
	 * @param tokens knows the tokens of the current user
	 */
	public CognitoRevokingLogoutHandler(CognitoPasswordAuthenticator authenticator, CognitoTokensRepository tokens) {
		this(authenticator, tokens, DEFAULT_TIMEOUT);
	}

	/**
	 * Create a handler.
	 * @param authenticator revokes
	 * @param tokens knows the tokens of the current user
	 * @param timeout how long a logout waits at most
	 */
	public CognitoRevokingLogoutHandler(CognitoPasswordAuthenticator authenticator, CognitoTokensRepository tokens,
			Duration timeout) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(tokens, "'tokens' must not be null");
		Assert.isTrue(!timeout.isZero() && !timeout.isNegative(), "'timeout' must be positive");
		this.pools = Map.of(tokens, () -> authenticator);
		this.timeout = timeout;
	}

	/** For a session in which users of several pools can be signed in. */
	CognitoRevokingLogoutHandler(Map<CognitoTokensRepository, Supplier<CognitoPasswordAuthenticator>> pools) {
		this.pools = Map.copyOf(pools);
		this.timeout = DEFAULT_TIMEOUT;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		List<Mono<Void>> revocations = new ArrayList<>();
		this.pools.forEach((tokens, authenticator) -> {
			CognitoTokens current = tokens.removeTokens(request, response);
			if (current != null) {
				revocations.add(revocation(authenticator.get(), current));
			}
		});
		if (!revocations.isEmpty()) {
			Mono.when(revocations).block();
		}
	}

	/** Each ends in time, whatever becomes of the others. */
	private Mono<Void> revocation(CognitoPasswordAuthenticator authenticator, CognitoTokens tokens) {
		return Mono.defer(() -> authenticator.revoke(tokens))
			.timeout(this.timeout)
			.onErrorResume(CognitoRevokingLogoutHandler::failed);
	}

	private static Mono<Void> failed(Throwable failure) {
		logger.warn("The tokens of a user who signed out could not be revoked: {}",
				(failure instanceof CognitoException) ? failure.getMessage() : failure.getClass().getSimpleName());
		return Mono.empty();
	}

}
