// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.util.Assert;
import org.springframework.web.server.ServerWebExchange;

/**
 * Gives out unexpired tokens of the user who is signed in, for calls on the user's
 * behalf, and refreshes them when their time comes; the principal follows. All requests
 * that need it share one refresh, in this process, and a caller that goes away cancels it
 * for nobody. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ServerCognitoSessionTokens {

	private final CognitoSessionRefresh refresh;

	private final @Nullable ServerLoginSession withoutChain;

	/**
	 * Create an accessor.
	 * @param authenticator refreshes, unless a request comes through the chain of a login
	 * with an authenticator of its own, whose users are refreshed by that
	 * @param repository keeps the tokens
	 * @param settings when accounts are looked at
	 */
	public ServerCognitoSessionTokens(CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository repository, CognitoSessionSettings settings) {
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
	public ServerCognitoSessionTokens(CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository repository, CognitoSessionSettings settings,
			CognitoAuthenticationOptions options, CognitoLoginListener listener) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		Assert.notNull(repository, "'repository' must not be null");
		this.refresh = new CognitoSessionRefresh(options.pool(), settings, listener);
		this.withoutChain = new ServerLoginSession(authenticator, options, repository,
				new WebSessionServerSecurityContextRepository(), this.refresh);
	}

	/** For the users of one chain, who may be those of a named pool. */
	ServerCognitoSessionTokens(ServerLoginSession session, CognitoSessionRefresh refresh) {
		this.refresh = refresh;
		this.withoutChain = session;
	}

	private ServerCognitoSessionTokens(CognitoSessionRefresh refresh) {
		this.refresh = refresh;
		this.withoutChain = null;
	}

	/**
	 * Create an accessor for an application without a main user pool: it gives out tokens
	 * in exchanges that come through the chain of a login.
	 * @param settings when accounts are looked at
	 * @return the accessor
	 */
	public static ServerCognitoSessionTokens ofNamedPools(CognitoSessionSettings settings) {
		return new ServerCognitoSessionTokens(
				new CognitoSessionRefresh(CognitoUserPools.MAIN, settings, CognitoLoginListener.NONE));
	}

	/**
	 * Return tokens that can be used now.
	 * @param exchange the exchange
	 * @return unexpired tokens; empty if nobody is signed in, or the user has to sign in
	 * again; a {@code CognitoException} if the tokens are dead and could not be refreshed
	 * for a reason that can pass, such as an outage
	 */
	public Mono<CognitoTokens> currentTokens(ServerWebExchange exchange) {
		return Mono.defer(() -> {
			if (ServerLoginSession.isForbidden(exchange)) {
				return Mono.<CognitoTokens>empty();
			}
			ServerLoginSession session = ServerLoginSession.of(exchange);
			ServerLoginSession responsible = (session != null) ? session : this.withoutChain;
			return (responsible != null) ? responsible.currentTokens(exchange) : Mono.<CognitoTokens>empty();
		});
	}

	CognitoSessionRefresh refresh() {
		return this.refresh;
	}

}
