// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoSessionRefresh;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogin;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.page.DefaultPages;
import org.jspecify.annotations.Nullable;

import org.springframework.context.MessageSource;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.util.Assert;
import org.springframework.web.server.WebFilter;

/**
 * What the login of one chain is made of: what was set, else the defaults, for each pool
 * whose users sign in to the chain.
 */
final class ServerChainParts {

	private final @Nullable ExchangePools pools;

	private final Map<String, ServerPoolParts> parts;

	private ServerChainParts(@Nullable ExchangePools pools, Map<String, ServerPoolParts> parts) {
		this.pools = pools;
		this.parts = parts;
	}

	/**
	 * Make the parts.
	 * @param settings what was set
	 * @throws IllegalStateException if it does not go together, or there is no user pool
	 */
	static ServerChainParts of(ServerLoginSettings settings) {
		ExchangePools pools = settings.pools;
		PoolLogins logins = settings.poolLogins;
		if (pools == null) {
			return new ServerChainParts(null, Map.of(CognitoUserPools.MAIN, ofTheApplication(settings)));
		}
		Assert.state(logins != null, "User pools have names in applications with the auto-configuration of this "
				+ "library; without, use 'authenticator(..)'");
		settings.check(pools);
		Map<String, ServerPoolParts> parts = new LinkedHashMap<>();
		pools.names().forEach((name) -> parts.put(name, of(settings, logins.get(name))));
		return new ServerChainParts(pools, parts);
	}

	private static ServerPoolParts ofTheApplication(ServerLoginSettings settings) {
		CognitoPasswordAuthenticator authenticator = settings.authenticator;
		if (authenticator == null) {
			throw new IllegalStateException("There is no main user pool whose users could sign in: choose one with "
					+ "'userPool(..)'; known: " + ((settings.poolLogins != null)
							? String.join(", ", settings.poolLogins.pools().names()) : "none"));
		}
		CognitoAuthenticationOptions options = (settings.options != null) ? settings.options
				: CognitoAuthenticationOptions.defaults();
		ServerCognitoTokensRepository tokens = (settings.tokens != null) ? settings.tokens
				: new WebSessionServerCognitoTokensRepository();
		return new ServerPoolParts(authenticator, options,
				(settings.policy != null) ? settings.policy : CognitoChallengePolicy.defaults(), tokens,
				(settings.challenges != null) ? settings.challenges : new WebSessionServerCognitoChallengeRepository(),
				refresh(settings.sessionTokens, authenticator, tokens),
				(settings.authenticationManager != null) ? settings.authenticationManager
						: manager(authenticator, options, settings.applicationContext));
	}

	private static ServerPoolParts of(ServerLoginSettings settings, PoolLogin login) {
		String name = login.pool().name();
		CognitoPasswordAuthenticator authenticator = login.pool().authenticator();
		CognitoAuthenticationOptions options = (settings.options != null) ? settings.options.mutate().pool(name).build()
				: login.options();
		ServerCognitoTokensRepository tokens = (settings.tokens != null) ? settings.tokens
				: new WebSessionServerCognitoTokensRepository(name);
		return new ServerPoolParts(authenticator, options, (settings.policy != null) ? settings.policy : login.policy(),
				tokens,
				(settings.challenges != null) ? settings.challenges
						: new WebSessionServerCognitoChallengeRepository(name),
				// with the application's own, refreshes of the main pool are shared
				name.equals(CognitoUserPools.MAIN) ? refresh(settings.sessionTokens, authenticator, tokens)
						: login.sessions(),
				manager(authenticator, options, settings.applicationContext));
	}

	private static CognitoSessionRefresh refresh(@Nullable ServerCognitoSessionTokens sessionTokens,
			CognitoPasswordAuthenticator authenticator, ServerCognitoTokensRepository tokens) {
		return ((sessionTokens != null) ? sessionTokens
				: new ServerCognitoSessionTokens(authenticator, tokens, CognitoSessionSettings.defaults()))
			.refresh();
	}

	/**
	 * No other one is asked: a password that this pool refuses is shown to nobody else.
	 */
	private static ReactiveAuthenticationManager manager(CognitoPasswordAuthenticator authenticator,
			CognitoAuthenticationOptions options, @Nullable MessageSource messages) {
		CognitoReactiveAuthenticationManager manager = new CognitoReactiveAuthenticationManager(authenticator, options);
		if (messages != null) {
			manager.setMessageSource(messages);
		}
		return manager;
	}

	/** Make what the filters need, for each pool. */
	ServerChainPools chain(ServerSecurityContextRepository contexts, Function<ServerPoolParts, ServerLoginFlow> flows) {
		Map<String, ServerChainPool> made = new LinkedHashMap<>();
		this.parts.forEach((name, part) -> made.put(name, new ServerChainPool(flows.apply(part),
				new ServerLoginSession(part.authenticator(), part.options(), part.tokens(), contexts, part.sessions()),
				part.manager(), true)));
		if (this.pools == null) {
			return ServerChainPools.one(made.values().iterator().next());
		}
		ServerStrangers strangers = new ServerStrangers();
		ServerPoolParts first = this.parts.values().iterator().next();
		ServerPoolParts nothing = new ServerPoolParts(first.authenticator(), first.options(), first.policy(), strangers,
				strangers, first.sessions(), strangers);
		return ServerChainPools.of(this.pools, made, new ServerChainPool(flows.apply(nothing), null, strangers, false));
	}

	/** Lend the parts of the only pool to the pages of accounts. */
	WebFilter forAccountPages(ServerChainPools chain, DefaultPages pages, ServerSecurityContextRepository contexts,
			ServerRequestCache requests) {
		Assert.state(this.parts.size() == 1, "The login is one of several user pools");
		Map.Entry<String, ServerPoolParts> entry = this.parts.entrySet().iterator().next();
		ServerPoolParts only = entry.getValue();
		return (exchange, next) -> new ServerLoginParts(entry.getKey(), chain.of(exchange).flow(), pages,
				only.manager(), only.tokens(), only.challenges(), contexts, requests)
			.filter()
			.filter(exchange, next);
	}

	ServerLogoutHandler logout(boolean revoke) {
		if (this.pools == null) {
			return tokens(this.parts.values().iterator().next(), revoke);
		}
		Map<String, ServerLogoutHandler> tokens = new LinkedHashMap<>();
		Map<String, ServerCognitoChallengeRepository> challenges = new LinkedHashMap<>();
		this.parts.forEach((name, part) -> {
			tokens.put(name, tokens(part, revoke));
			challenges.put(name, part.challenges());
		});
		return new PoolServerLogoutHandler(this.pools, tokens, challenges);
	}

	/** Whoever comes next in the same session must not find them. */
	private static ServerLogoutHandler tokens(ServerPoolParts part, boolean revoke) {
		return revoke ? new CognitoRevokingServerLogoutHandler(part.authenticator(), part.tokens())
				: (exchange, authentication) -> part.tokens().removeTokens(exchange.getExchange()).then();
	}

}
