// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.api.PoolApis;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.limit.CognitoRateLimiter;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/** What a login finds in the application, if there is an application context. */
final class LoginBeans {

	private final HttpSecurity http;

	LoginBeans(HttpSecurity http) {
		this.http = http;
	}

	@Nullable ApplicationContext context() {
		return this.http.getSharedObject(ApplicationContext.class);
	}

	<T> @Nullable T find(Class<T> type) {
		ApplicationContext context = context();
		return (context != null) ? context.getBeanProvider(type).getIfUnique() : null;
	}

	CognitoTexts texts() {
		CognitoTexts bean = find(CognitoTexts.class);
		ApplicationContext context = context();
		if (bean != null) {
			return bean;
		}
		return (context != null) ? CognitoTexts.of(context) : CognitoTexts.standard();
	}

	@Nullable String applicationName() {
		ApplicationContext context = context();
		String name = (context != null) ? context.getEnvironment().getProperty("spring.application.name") : null;
		return StringUtils.hasText(name) ? name : null;
	}

	SignInLimit signInLimit() {
		SignInLimit bean = find(SignInLimit.class);
		return (bean != null) ? bean : new SignInLimit(find(CognitoRateLimiter.class), CognitoLoginListener.NONE);
	}

	/** With one named pool and no main one, its authenticator is the only bean. */
	@Nullable CognitoPasswordAuthenticator mainAuthenticator() {
		PoolLogins logins = poolLogins();
		if (logins != null && logins.pools().find(CognitoUserPools.MAIN) == null) {
			throw new IllegalStateException("There is no main user pool whose users could sign in: choose one with "
					+ "'cognitoLogin().userPool(..)'; known: " + String.join(", ", logins.pools().names()));
		}
		return find(CognitoPasswordAuthenticator.class);
	}

	/** Absent without the auto-configuration, where there is no other pool either. */
	@Nullable PoolLogins poolLogins() {
		return find(PoolLogins.class);
	}

	PoolLogins requiredPoolLogins() {
		PoolLogins bean = poolLogins();
		if (bean == null) {
			throw new IllegalStateException("User pools have names in applications with the auto-configuration of "
					+ "this library; without, use 'cognitoLogin().authenticator(..)'");
		}
		return bean;
	}

	PoolApis requiredPoolApis() {
		PoolApis bean = find(PoolApis.class);
		if (bean == null) {
			throw new IllegalStateException("User pools have names in applications with the auto-configuration of "
					+ "this library; without, use 'cognitoApi().api(..)', 'authenticationManager(..)' and "
					+ "'authenticator(..)'");
		}
		return bean;
	}

	/** The pools with names, whose users can be signed in in any session. */
	Map<String, Supplier<CognitoPasswordAuthenticator>> namedPools() {
		Map<String, Supplier<CognitoPasswordAuthenticator>> named = new LinkedHashMap<>();
		PoolLogins logins = poolLogins();
		if (logins != null) {
			for (CognitoUserPool pool : logins.pools()) {
				if (!pool.name().equals(CognitoUserPools.MAIN)) {
					named.put(pool.name(), pool::authenticator);
				}
			}
		}
		return named;
	}

	CognitoSessionTokens sessionTokens(@Nullable CognitoPasswordAuthenticator authenticator,
			CognitoTokensRepository tokens) {
		CognitoSessionTokens bean = find(CognitoSessionTokens.class);
		if (bean != null) {
			return bean;
		}
		CognitoSessionSettings settings = find(CognitoSessionSettings.class);
		Assert.state(authenticator != null, "Nobody can be signed in without an authenticator");
		return new CognitoSessionTokens(authenticator, tokens,
				(settings != null) ? settings : CognitoSessionSettings.defaults());
	}

	/**
	 * Spring Security uses a provider that is a bean for all chains if it is the only
	 * one, and none of them if there are several. Only in the latter case is it added
	 * here: twice would mean to send a wrong password twice, which locks accounts.
	 */
	void useProviderAmongOthers() {
		ApplicationContext context = context();
		CognitoAuthenticationProvider provider = find(CognitoAuthenticationProvider.class);
		if (context != null && provider != null
				&& context.getBeanNamesForType(AuthenticationProvider.class).length > 1) {
			this.http.authenticationProvider(provider);
		}
	}

	/**
	 * Make a manager with neither other providers nor a parent: a {@code ProviderManager}
	 * asks the next one after a wrong password, which would show that password to another
	 * pool.
	 */
	AuthenticationManager manager(CognitoPasswordAuthenticator authenticator, CognitoAuthenticationOptions options) {
		CognitoAuthenticationProvider provider = new CognitoAuthenticationProvider(authenticator, options);
		ProviderManager manager = new ProviderManager(provider);
		ApplicationContext context = context();
		if (context != null) {
			provider.setMessageSource(context);
			manager.setMessageSource(context);
			manager.setAuthenticationEventPublisher(context.getBeanProvider(AuthenticationEventPublisher.class)
				.getIfAvailable(() -> new DefaultAuthenticationEventPublisher(context)));
		}
		return manager;
	}

}
