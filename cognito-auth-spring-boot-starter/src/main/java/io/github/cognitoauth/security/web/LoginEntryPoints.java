// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Clock;
import java.util.List;

import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.CognitoLevels;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Says where the exception handling of a chain leads whoever is not allowed to go on. */
final class LoginEntryPoints {

	/** What a sign-in on the login page can bring. */
	private static final List<String> FACTORS = List.of(FactorGrantedAuthority.PASSWORD_AUTHORITY,
			CognitoFactors.MFA_AUTHORITY, CognitoFactors.OTP_AUTHORITY, CognitoFactors.CUSTOM_AUTHORITY);

	private final ExceptionHandlingConfigurer<HttpSecurity> exceptions;

	private final RequestMatcher browsers;

	LoginEntryPoints(ExceptionHandlingConfigurer<HttpSecurity> exceptions, RequestMatcher browsers) {
		this.exceptions = exceptions;
		this.browsers = browsers;
	}

	/** For somebody whose session has ended; before the login's own, which takes all. */
	void afterEnd(AuthenticationEntryPoint login, String loginPage) {
		this.exceptions.defaultAuthenticationEntryPointFor(new CognitoLoginEntryPoint(login, loginPage, this.browsers),
				CognitoLoginEntryPoint::hasEnd);
	}

	/** For somebody who is signed in and lacks a factor or a level. */
	void missing(AuthenticationEntryPoint login, LevelPageSource pages, SecurityContextHolderStrategy contextHolder,
			@Nullable RequestCache requestCache) {
		AuthenticationEntryPoint factor = new MissingFactorEntryPoint(login, pages, contextHolder, requestCache,
				Clock.systemUTC());
		FACTORS.forEach((authority) -> add(factor, authority));
		AuthenticationEntryPoint level = new MissingLevelEntryPoint(login, pages, contextHolder, requestCache,
				this.browsers, Clock.systemUTC());
		for (int each = 1; each <= CognitoLevelNames.HIGHEST; each++) {
			add(level, CognitoLevels.authority(each));
		}
	}

	/** For somebody who sends a form that is older than the session. */
	void staleForms(PathPatternRequestMatcher.Builder matchers, LoginSettings settings, String loginProcessingUrl,
			String loginPage, SecurityContextHolderStrategy contextHolder) {
		AccountForms account = settings.accountForms;
		RequestMatcher steps = new OrRequestMatcher(matchers.matcher(HttpMethod.POST, loginProcessingUrl),
				matchers.matcher(HttpMethod.POST, settings.challengeUrl()),
				matchers.matcher(HttpMethod.POST, settings.addresses.level()), account::isForEverybody);
		RequestMatcher logout = matchers.matcher(HttpMethod.POST, settings.addresses.logout());
		this.exceptions.defaultAccessDeniedHandlerFor(
				new StaleFormHandler(steps, account::isForItsUser, logout, this.browsers, loginPage, contextHolder),
				new OrRequestMatcher(steps, account::isForItsUser, logout));
	}

	private void add(AuthenticationEntryPoint entryPoint, String authority) {
		this.exceptions.defaultDeniedHandlerForMissingAuthority(
				(handlers) -> handlers.addEntryPointFor(entryPoint, this.browsers), authority);
	}

}
