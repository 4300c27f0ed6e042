package io.github.cognitoauth.security.web;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoTokensRepository tokens;

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
		this.authenticator = authenticator;
		this.tokens = tokens;
		this.timeout = timeout;
	}

	@Override
	public void logout(HttpServletRequest request, HttpServletResponse response,
			@Nullable Authentication authentication) {
		CognitoTokens current = this.tokens.removeTokens(request, response);
		if (current == null) {
			return;
		}
		try {
			this.authenticator.revoke(current).block(this.timeout);
		}
		catch (RuntimeException ex) {
			logger.warn("The tokens of a user who signed out could not be revoked: {}",
					(ex instanceof CognitoException) ? ex.getMessage() : ex.getClass().getSimpleName());
		}
	}

}
