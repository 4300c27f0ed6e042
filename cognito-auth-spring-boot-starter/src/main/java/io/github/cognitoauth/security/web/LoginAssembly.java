// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.account.page.AccountPages;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LevelPages;
import io.github.cognitoauth.security.page.PageSettings;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.AbstractAuthenticationProcessingFilter;
import org.springframework.security.web.authentication.RememberMeServices;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.util.Assert;

/**
 * Puts the filters of a login into a chain, once the filter of the first step has been
 * configured, with which the others share what the DSL has set.
 */
final class LoginAssembly {

	private final HttpSecurity http;

	private final LoginSettings settings;

	private final LoginBeans beans;

	private final CognitoTexts texts;

	private final CognitoLoginFilter loginFilter;

	private final SecurityContextHolderStrategy contextHolder;

	private final PathPatternRequestMatcher.Builder matchers;

	private final UnaryOperator<AbstractAuthenticationProcessingFilter> postProcessor;

	private final ChainPools pools;

	private final DefaultPages pages;

	private final String loginPage;

	LoginAssembly(HttpSecurity http, LoginSettings settings, ChainParts parts, CognitoLoginFilter loginFilter,
			PageAddresses addresses, SecurityContextHolderStrategy contextHolder,
			PathPatternRequestMatcher.Builder matchers,
			UnaryOperator<AbstractAuthenticationProcessingFilter> postProcessor) {
		this.http = http;
		this.settings = settings;
		this.beans = new LoginBeans(http);
		this.texts = this.beans.texts();
		this.loginFilter = loginFilter;
		this.contextHolder = contextHolder;
		this.matchers = matchers;
		this.postProcessor = postProcessor;
		this.loginPage = addresses.loginPage();
		this.pools = parts.chain(this::flow, this::session);
		this.pages = new DefaultPages(pageSettings(addresses), this.texts);
	}

	/** Where the first step is, which the configurer knows. */
	record PageAddresses(String loginPage, String loginProcessingUrl) {

	}

	private LoginFlow flow(PoolParts part) {
		return new LoginFlow(part.challenges(), part.tokens(), part.policy(),
				new StepForms(part.options().challengeKinds(), applicationName()), this.texts,
				new RequestLocales(this.beans.context(), this.texts), this.settings.challengePage(),
				part.authenticator(), new ReplacedTokens(this.settings.revokeOnLogout ? part.authenticator() : null),
				part.options(), this.beans.signInLimit());
	}

	private LoginSession session(PoolParts part) {
		CognitoPasswordAuthenticator authenticator = part.authenticator();
		Assert.state(authenticator != null, "Nobody can be signed in without an authenticator");
		return new LoginSession(authenticator, part.options(), part.tokens(), this.loginFilter.contextRepository(),
				this.contextHolder, part.sessions().get());
	}

	private PageSettings pageSettings(PageAddresses addresses) {
		boolean generate = !this.settings.ownLoginPage;
		return new PageSettings(applicationName(), addresses.loginPage(), generate,
				generate && this.http.getConfigurer(LogoutConfigurer.class) != null, this.settings.addresses.logout(),
				addresses.loginProcessingUrl(), this.settings.challengePage(), this.settings.challengePage == null,
				this.settings.challengeUrl(), this.loginFilter.getUsernameParameter(),
				this.loginFilter.getPasswordParameter());
	}

	private @Nullable String applicationName() {
		return (this.settings.applicationName != null) ? this.settings.applicationName : this.beans.applicationName();
	}

	void assemble(LevelPageSource levelPages, ChainLogins chainLogins, @Nullable CognitoAccountConfigurer account) {
		this.loginFilter.setPools(this.pools);
		if (this.settings.pools != null) {
			RememberMeCookie.name(this.http.getSharedObject(RememberMeServices.class), this.settings.pools);
		}
		levelPages.complete(
				new LevelPages(this.settings.addresses.level(), this.loginPage, this.settings.enrolmentPage),
				this.pages, this.pools, this.settings.ownLoginPage);
		steps(levelPages);
		AccountPages accounts = (account != null) ? account.pages(this.beans, this.settings.pools,
				this.settings.addresses.login(), this.loginPage, applicationName()) : null;
		this.http
			.addFilterBefore(
					new CognitoLoginPageFilter(this.pages, this.pools, this.loginPage, chainLogins::logins,
							(accounts != null) ? accounts::loginLinks : List::of),
					DefaultLoginPageGeneratingFilter.class);
		if (accounts != null) {
			accounts(accounts);
		}
		this.http.addFilterAfter(new CognitoSessionFilter(this.pools, this.contextHolder),
				SecurityContextHolderFilter.class);
	}

	private void steps(LevelPageSource levelPages) {
		CognitoChallengeFilter challengeFilter = new CognitoChallengeFilter(
				this.matchers.matcher(HttpMethod.POST, this.settings.challengeUrl()), this.pools, this.loginPage);
		this.loginFilter.shareWith(challengeFilter);
		this.http.addFilterAfter(this.postProcessor.apply(challengeFilter), UsernamePasswordAuthenticationFilter.class);
		String level = this.settings.addresses.level();
		CognitoLevelFilter levelFilter = new CognitoLevelFilter(
				new OrRequestMatcher(this.matchers.matcher(HttpMethod.GET, level),
						this.matchers.matcher(HttpMethod.POST, level)),
				this.pools, levelPages, this.loginPage, this.contextHolder, Clock.systemUTC());
		this.loginFilter.shareWith(levelFilter);
		this.http.addFilterAfter(this.postProcessor.apply(levelFilter), UsernamePasswordAuthenticationFilter.class);
	}

	private void accounts(AccountPages accounts) {
		this.settings.accountForms.of(accounts);
		ChainPool only = this.pools.only();
		if (accounts.offersPasskeys()) {
			only.flow().offerPasskeys();
		}
		SignUpSignInFilter signUps = new SignUpSignInFilter(only.flow());
		this.loginFilter.shareWith(signUps);
		if (only.manager() != null) {
			signUps.setAuthenticationManager(only.manager());
		}
		this.http.addFilterBefore(new CognitoAccountFilter(accounts, this.pages, only.flow(),
				(SignUpSignInFilter) this.postProcessor.apply(signUps), this.contextHolder,
				this.http.getSharedObject(RequestCache.class)), AuthorizationFilter.class);
	}

}
