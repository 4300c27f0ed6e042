// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogin;
import org.jspecify.annotations.Nullable;

import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.util.Assert;

/**
 * What the login of one chain is made of: what was set, else what the application has,
 * else the defaults, for each pool whose users sign in to the chain.
 */
final class ChainParts {

	private final LoginSettings settings;

	private final LoginBeans beans;

	private final @Nullable RequestPools pools;

	private final Map<String, PoolParts> parts = new LinkedHashMap<>();

	ChainParts(LoginSettings settings, LoginBeans beans) {
		settings.check();
		this.settings = settings;
		this.beans = beans;
		this.pools = settings.pools;
		if (this.pools == null) {
			this.parts.put(CognitoUserPools.MAIN, ofTheApplication());
		}
		else {
			this.pools.names().forEach((name) -> this.parts.put(name, of(beans.requiredPoolLogins().get(name))));
		}
	}

	private PoolParts ofTheApplication() {
		CognitoAuthenticationOptions options = orBean(this.settings.options, CognitoAuthenticationOptions.class,
				CognitoAuthenticationOptions::defaults);
		CognitoPasswordAuthenticator authenticator = (this.settings.authenticator != null) ? this.settings.authenticator
				: this.beans.mainAuthenticator();
		CognitoTokensRepository tokens = tokens(CognitoUserPools.MAIN);
		return new PoolParts(authenticator, options,
				orBean(this.settings.policy, CognitoChallengePolicy.class, CognitoChallengePolicy::defaults), tokens,
				challenges(CognitoUserPools.MAIN), () -> this.beans.sessionTokens(authenticator, tokens).refresh(),
				(this.settings.authenticator != null) ? this.beans.manager(this.settings.authenticator, options)
						: null);
	}

	private PoolParts of(PoolLogin login) {
		String name = login.pool().name();
		CognitoAuthenticationOptions options = (this.settings.options != null)
				? this.settings.options.mutate().pool(name).build() : login.options();
		CognitoPasswordAuthenticator authenticator = login.pool().authenticator();
		CognitoTokensRepository tokens = tokens(name);
		return new PoolParts(authenticator, options,
				(this.settings.policy != null) ? this.settings.policy : login.policy(), tokens, challenges(name),
				// with the application's own, refreshes of the main pool are shared
				name.equals(CognitoUserPools.MAIN) ? () -> this.beans.sessionTokens(authenticator, tokens).refresh()
						: login::sessions,
				this.beans.manager(authenticator, options));
	}

	private CognitoTokensRepository tokens(String pool) {
		return pool.equals(CognitoUserPools.MAIN)
				? orBean(this.settings.tokens, CognitoTokensRepository.class, HttpSessionCognitoTokensRepository::new)
				: (this.settings.tokens != null) ? this.settings.tokens : new HttpSessionCognitoTokensRepository(pool);
	}

	private CognitoChallengeRepository challenges(String pool) {
		return pool.equals(CognitoUserPools.MAIN)
				? orBean(this.settings.challenges, CognitoChallengeRepository.class,
						HttpSessionCognitoChallengeRepository::new)
				: (this.settings.challenges != null) ? this.settings.challenges
						: new HttpSessionCognitoChallengeRepository(pool);
	}

	private <T> T orBean(@Nullable T set, Class<T> type, Supplier<? extends T> fallback) {
		if (set != null) {
			return set;
		}
		T bean = this.beans.find(type);
		return (bean != null) ? bean : fallback.get();
	}

	/** Return the options of the only pool. */
	CognitoAuthenticationOptions onlyOptions() {
		Assert.state(this.parts.size() == 1, "The login is one of several user pools");
		return this.parts.values().iterator().next().options();
	}

	/** Make what the filters need, for each pool. */
	ChainPools chain(Function<PoolParts, LoginFlow> flows, Function<PoolParts, LoginSession> sessions) {
		Map<String, ChainPool> made = new LinkedHashMap<>();
		this.parts.forEach((name, part) -> made.put(name, new ChainPool(flows.apply(part),
				(part.authenticator() != null) ? sessions.apply(part) : null, part.manager(), true)));
		if (this.pools == null) {
			return ChainPools.one(made.values().iterator().next());
		}
		Strangers strangers = new Strangers();
		PoolParts first = this.parts.values().iterator().next();
		PoolParts nothing = new PoolParts(null, first.options(), first.policy(), strangers, strangers, first.sessions(),
				strangers);
		return ChainPools.of(this.pools, made, new ChainPool(flows.apply(nothing), null, strangers, false));
	}

	void logout(LogoutConfigurer<HttpSecurity> logout, @Nullable RequestCache requestCache) {
		if (this.pools == null) {
			logout.addLogoutHandler(ofAllPools());
			return;
		}
		Map<String, LogoutHandler> tokens = new LinkedHashMap<>();
		Map<String, CognitoChallengeRepository> challenges = new LinkedHashMap<>();
		this.parts.forEach((name, part) -> {
			CognitoPasswordAuthenticator authenticator = part.authenticator();
			tokens.put(name, (this.settings.revokeOnLogout && authenticator != null)
					? new CognitoRevokingLogoutHandler(authenticator, part.tokens()) : forgetting(part));
			challenges.put(name, part.challenges());
		});
		logout.invalidateHttpSession(false);
		logout.addLogoutHandler(new PoolLogoutHandler(this.pools, tokens, challenges, requestCache));
	}

	/** Whoever comes next in the same session must not find them. */
	private static LogoutHandler forgetting(PoolParts part) {
		return (request, response, authentication) -> part.tokens().removeTokens(request, response);
	}

	/** The session ends, and with it what users of other pools have in it. */
	private LogoutHandler ofAllPools() {
		PoolParts own = this.parts.values().iterator().next();
		CognitoPasswordAuthenticator authenticator = own.authenticator();
		if (!this.settings.revokeOnLogout || authenticator == null) {
			return forgetting(own);
		}
		Map<CognitoTokensRepository, Supplier<CognitoPasswordAuthenticator>> all = new LinkedHashMap<>();
		all.put(own.tokens(), () -> authenticator);
		this.beans.namedPools().forEach((name, named) -> all.put(new HttpSessionCognitoTokensRepository(name), named));
		return new CognitoRevokingLogoutHandler(all);
	}

}
