package io.github.cognitoauth.security.web;

import java.time.Clock;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoSessionRefresh;
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

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoSessionRefresh refresh;

	private final CognitoTokensRepository repository;

	/**
	 * Create an accessor.
	 * @param authenticator refreshes, unless a request comes through the chain of a login
	 * with an authenticator of its own, whose users are refreshed by that
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
		this.refresh = new CognitoSessionRefresh(clock);
	}

	/**
	 * Return tokens that can be used now.
	 * @param request the request
	 * @param response the response
	 * @return unexpired tokens, or {@code null} if nobody is signed in, or the user has
	 * to sign in again
	 * @throws CognitoException if the tokens are dead and could not be refreshed for a
	 * reason that can pass, such as an outage; they are kept for a later attempt
	 */
	public @Nullable CognitoTokens currentTokens(HttpServletRequest request, HttpServletResponse response) {
		CognitoTokens tokens = this.repository.loadTokens(request);
		if (tokens == null || this.refresh.isFresh(tokens)) {
			return tokens;
		}
		HttpSession session = request.getSession(false);
		if (session == null) {
			return refresh(tokens, request, response);
		}
		synchronized (WebUtils.getSessionMutex(session)) {
			CognitoTokens now = this.repository.loadTokens(request);
			return (now == null || this.refresh.isFresh(now)) ? now : refresh(now, request, response);
		}
	}

	private @Nullable CognitoTokens refresh(CognitoTokens tokens, HttpServletRequest request,
			HttpServletResponse response) {
		boolean expired = this.refresh.isExpired(tokens);
		if (tokens.refreshToken() == null) {
			return expired ? null : tokens;
		}
		try {
			CognitoTokens refreshed = this.refresh.refresh(tokens, authenticator(request)).block();
			Assert.state(refreshed != null, "The authenticator gave no tokens");
			this.repository.saveTokens(refreshed, request, response);
			return refreshed;
		}
		catch (CognitoException ex) {
			if (ex.reason().endsSession()) {
				this.repository.removeTokens(request, response);
				return null;
			}
			if (!expired) {
				return tokens;
			}
			throw ex;
		}
	}

	private CognitoPasswordAuthenticator authenticator(HttpServletRequest request) {
		CognitoPasswordAuthenticator ofChain = ChainAuthenticatorFilter.authenticator(request);
		return (ofChain != null) ? ofChain : this.authenticator;
	}

}
