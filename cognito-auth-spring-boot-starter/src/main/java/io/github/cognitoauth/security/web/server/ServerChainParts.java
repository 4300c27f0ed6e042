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

	static ServerChainParts ofTheApplication(CognitoPasswordAuthenticator authenticator,
			@Nullable ReactiveAuthenticationManager manager, @Nullable CognitoAuthenticationOptions options,
			@Nullable CognitoChallengePolicy policy, @Nullable ServerCognitoTokensRepository tokens,
			@Nullable ServerCognitoChallengeRepository challenges, @Nullable ServerCognitoSessionTokens sessionTokens,
			@Nullable MessageSource messages) {
		CognitoAuthenticationOptions used = (options != null) ? options : CognitoAuthenticationOptions.defaults();
		ServerCognitoTokensRepository repository = (tokens != null) ? tokens
				: new WebSessionServerCognitoTokensRepository();
		return new ServerChainParts(null,
				Map.of(CognitoUserPools.MAIN,
						new ServerPoolParts(authenticator, used,
								(policy != null) ? policy : CognitoChallengePolicy.defaults(), repository,
								(challenges != null) ? challenges : new WebSessionServerCognitoChallengeRepository(),
								refresh(sessionTokens, authenticator, repository),
								(manager != null) ? manager : manager(authenticator, used, messages))));
	}

	static ServerChainParts of(ExchangePools pools, PoolLogins logins, @Nullable CognitoAuthenticationOptions options,
			@Nullable CognitoChallengePolicy policy, @Nullable ServerCognitoTokensRepository tokens,
			@Nullable ServerCognitoChallengeRepository challenges, @Nullable ServerCognitoSessionTokens sessionTokens,
			@Nullable MessageSource messages) {
		Assert.state(pools.only() != null || (options == null && tokens == null && challenges == null),
				"A login of several user pools takes the options of each from 'cognito.user-pools', and keeps tokens "
						+ "and challenges of each apart: remove 'authenticationOptions(..)', 'tokensRepository(..)' and "
						+ "'challengeRepository(..)', or make a chain for each pool");
		Map<String, ServerPoolParts> parts = new LinkedHashMap<>();
		for (String name : pools.names()) {
			PoolLogin login = logins.get(name);
			CognitoPasswordAuthenticator authenticator = login.pool().authenticator();
			CognitoAuthenticationOptions used = (options != null) ? options.mutate().pool(name).build()
					: login.options();
			ServerCognitoTokensRepository repository = (tokens != null) ? tokens
					: new WebSessionServerCognitoTokensRepository(name);
			parts.put(name,
					new ServerPoolParts(authenticator, used, (policy != null) ? policy : login.policy(), repository,
							(challenges != null) ? challenges : new WebSessionServerCognitoChallengeRepository(name),
							// with the application's own, refreshes of the main pool are
							// shared
							name.equals(CognitoUserPools.MAIN) ? refresh(sessionTokens, authenticator, repository)
									: login.sessions(),
							manager(authenticator, used, messages)));
		}
		return new ServerChainParts(pools, parts);
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
	WebFilter forAccountPages(ServerChainPools chain, DefaultPages pages, ServerSecurityContextRepository contexts) {
		Assert.state(this.parts.size() == 1, "The login is one of several user pools");
		Map.Entry<String, ServerPoolParts> entry = this.parts.entrySet().iterator().next();
		ServerPoolParts only = entry.getValue();
		return (exchange, next) -> new ServerLoginParts(entry.getKey(), chain.of(exchange).flow(), pages,
				only.manager(), only.tokens(), contexts)
			.filter()
			.filter(exchange, next);
	}

	@Nullable ServerLogoutHandler logout(boolean revoke) {
		if (this.pools == null) {
			ServerPoolParts own = this.parts.values().iterator().next();
			return revoke ? new CognitoRevokingServerLogoutHandler(own.authenticator(), own.tokens()) : null;
		}
		Map<String, ServerLogoutHandler> tokens = new LinkedHashMap<>();
		Map<String, ServerCognitoChallengeRepository> challenges = new LinkedHashMap<>();
		this.parts.forEach((name, part) -> {
			tokens.put(name, revoke ? new CognitoRevokingServerLogoutHandler(part.authenticator(), part.tokens())
					: (exchange, authentication) -> part.tokens().removeTokens(exchange.getExchange()).then());
			challenges.put(name, part.challenges());
		});
		return new PoolServerLogoutHandler(this.pools, tokens, challenges);
	}

}
