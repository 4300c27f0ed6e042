package io.github.cognitoauth.security.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.util.WebUtils;

/**
 * Gives out unexpired tokens of the user who is signed in, for calls on the user's
 * behalf, and refreshes them when their time comes. Of the requests of one session only
 * one refreshes at a time, in this process. Thread-safe; it blocks, but not for long.
 *
 * @since 0.1.0
 */
public final class CognitoSessionTokens {

	/** Tokens that die this soon are refreshed first. */
	private static final Duration MARGIN = Duration.ofSeconds(60);

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoTokensRepository repository;

	private final Clock clock;

	/**
	 * Create an accessor.
	 * @param authenticator refreshes
	 * @param repository keeps the tokens
	 * @param clock the authenticator's clock
	 */
	public CognitoSessionTokens(CognitoPasswordAuthenticator authenticator, CognitoTokensRepository repository,
			Clock clock) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(repository, "'repository' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		this.authenticator = authenticator;
		this.repository = repository;
		this.clock = clock;
	}

	/**
	 * Return tokens that can be used now.
	 * @param request the request
	 * @param response the response
	 * @return unexpired tokens, or {@code null} if nobody is signed in, or the user has
	 * to sign in again
	 * @throws CognitoException if Cognito is not available and the old tokens are dead;
	 * they are kept for a later attempt
	 */
	public @Nullable CognitoTokens currentTokens(HttpServletRequest request, HttpServletResponse response) {
		CognitoTokens tokens = this.repository.loadTokens(request);
		if (tokens == null || isFresh(tokens)) {
			return tokens;
		}
		HttpSession session = request.getSession(false);
		if (session == null) {
			return refresh(tokens, request, response);
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			CognitoTokens now = this.repository.loadTokens(request);
			return (now == null || isFresh(now)) ? now : refresh(now, request, response);
		}
	}

	private boolean isFresh(CognitoTokens tokens) {
		Duration margin = tokens.lifetime().dividedBy(10);
		Instant due = tokens.expiresAt().minus((margin.compareTo(MARGIN) < 0) ? margin : MARGIN);
		return this.clock.instant().isBefore(due);
	}

	private @Nullable CognitoTokens refresh(CognitoTokens tokens, HttpServletRequest request,
			HttpServletResponse response) {
		boolean expired = tokens.isExpiredAt(this.clock.instant());
		if (tokens.refreshToken() == null) {
			return expired ? null : tokens;
		}
		try {
			CognitoTokens refreshed = this.authenticator.refresh(tokens).block(TIMEOUT);
			Assert.state(refreshed != null, "The authenticator gave no tokens");
			this.repository.saveTokens(refreshed, request, response);
			return refreshed;
		}
		catch (CognitoCredentialsRejectedException ex) {
			this.repository.removeTokens(request, response);
			return null;
		}
		catch (CognitoException ex) {
			if (!expired) {
				return tokens;
			}
			throw ex;
		}
	}

}
