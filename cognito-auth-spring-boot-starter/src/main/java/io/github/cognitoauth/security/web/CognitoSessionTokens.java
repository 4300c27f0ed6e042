// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoSessionSettings;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.util.Assert;

/**
 * Gives out unexpired tokens of the user who is signed in, for calls on the user's
 * behalf, and refreshes them when their time comes; the principal follows. All requests
 * that need it wait for one refresh, in this process. Thread-safe; it blocks, but not for
 * long.
 *
 * @since 0.1.0
 */
public final class CognitoSessionTokens {

	private final CognitoSessionRefresh refresh;

	private final @Nullable LoginSession withoutChain;

	/**
	 * Create an accessor.
	 * @param authenticator refreshes, unless a request comes through the chain of a login
	 * with an authenticator of its own, whose users are refreshed by that
	 * @param repository keeps the tokens
	 * @param settings when accounts are looked at
	 */
	public CognitoSessionTokens(CognitoPasswordAuthenticator authenticator, CognitoTokensRepository repository,
			CognitoSessionSettings settings) {
		this(authenticator, repository, settings, CognitoAuthenticationOptions.defaults(), CognitoLoginListener.NONE);
	}

	/**
	 * Create an accessor.
	 * @param authenticator refreshes, unless a request comes through the chain of a login
	 * with an authenticator of its own, whose users are refreshed by that
	 * @param repository keeps the tokens
	 * @param settings when accounts are looked at
	 * @param options how groups become authorities, for requests through another chain
	 * @param listener is told what came of it
	 */
	public CognitoSessionTokens(CognitoPasswordAuthenticator authenticator, CognitoTokensRepository repository,
			CognitoSessionSettings settings, CognitoAuthenticationOptions options, CognitoLoginListener listener) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(repository, "'repository' must not be null");
		this.refresh = new CognitoSessionRefresh(options.pool(), settings, listener);
		this.withoutChain = new LoginSession(authenticator, options, repository,
				new HttpSessionSecurityContextRepository(), SecurityContextHolder.getContextHolderStrategy(),
				this.refresh);
	}

	/** For the users of one chain, who may be those of a named pool. */
	CognitoSessionTokens(LoginSession session, CognitoSessionRefresh refresh) {
		this.refresh = refresh;
		this.withoutChain = session;
	}

	private CognitoSessionTokens(CognitoSessionRefresh refresh) {
		this.refresh = refresh;
		this.withoutChain = null;
	}

	/**
	 * Create an accessor for an application without a main user pool: it gives out tokens
	 * in requests that come through the chain of a login.
	 * @param settings when accounts are looked at
	 * @return the accessor
	 */
	public static CognitoSessionTokens ofNamedPools(CognitoSessionSettings settings) {
		return new CognitoSessionTokens(
				new CognitoSessionRefresh(CognitoUserPools.MAIN, settings, CognitoLoginListener.NONE));
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
		if (LoginSession.isForbidden(request)) {
			return null;
		}
		LoginSession session = LoginSession.of(request);
		LoginSession responsible = (session != null) ? session : this.withoutChain;
		return (responsible != null) ? responsible.currentTokens(request, response) : null;
	}

	CognitoSessionRefresh refresh() {
		return this.refresh;
	}

}
