// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Clock;

import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LevelPages;
import io.github.cognitoauth.security.page.LoginAddresses;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.ServerRequestCache;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Puts the filters of a login into a chain. What is about several of them is made once,
 * here.
 */
final class ServerLoginAssembly {

	private final ServerHttpSecurity http;

	private final ServerLoginSettings settings;

	private final ServerSecurityContextRepository contexts;

	private final ServerChainParts parts;

	private final ServerChainPools chain;

	private final DefaultPages pages;

	private final ServerRequestCache requests;

	private final ServerLevelPages levels;

	ServerLoginAssembly(ServerHttpSecurity http, ServerLoginSettings settings) {
		this.http = http;
		this.settings = settings;
		this.parts = ServerChainParts.of(settings);
		this.contexts = contexts(settings);
		this.chain = this.parts.chain(this.contexts, this::flow);
		this.pages = new DefaultPages(settings.pages(), settings.texts);
		ExchangePools names = settings.pools;
		this.requests = (names != null) ? new PoolServerRequestCache(names) : new WebSessionServerRequestCache();
		this.levels = new ServerLevelPages(
				new LevelPages(settings.addresses.level(), settings.loginPage(), settings.enrolmentPage), this.pages,
				this.chain, settings.ownLoginPage != null, this.requests, Clock.systemUTC());
	}

	/** What a session keeps for the users of a pool is for no other chain to see. */
	private static ServerSecurityContextRepository contexts(ServerLoginSettings settings) {
		ServerSecurityContextRepository own = settings.contexts;
		ExchangePools names = settings.pools;
		if (names == null) {
			return (own != null) ? own : new WebSessionServerSecurityContextRepository();
		}
		return (own != null) ? own : new PoolServerContextRepository(names);
	}

	private ServerLoginFlow flow(ServerPoolParts part) {
		return new ServerLoginFlow(part.challenges(), part.tokens(), part.policy(),
				new StepForms(part.options().challengeKinds(), this.settings.applicationName), this.settings.texts,
				this.settings.challengePage(),
				new LoginProblem(part.options().pool(), this.settings.loginPage() + "?error"),
				this.settings.failureHandler,
				new ServerRefusedLogin(part.authenticator(), part.tokens(), this.contexts),
				new ReplacedTokens(this.settings.revokeOnLogout ? part.authenticator() : null), part.options(),
				this.settings.signInLimit);
	}

	void assemble() {
		separatePools();
		staleForms();
		formLogin();
		steps();
		pages();
		sessions();
		if (ChainFeatures.hasLogout(this.http)) {
			this.http.logout(this::logout);
		}
	}

	private void separatePools() {
		ExchangePools names = this.settings.pools;
		if (names != null) {
			this.http.addFilterAt(names, SecurityWebFiltersOrder.FIRST);
			this.http.requestCache((cache) -> cache.requestCache(this.requests));
			this.http.securityContextRepository(this.contexts);
		}
	}

	private void staleForms() {
		ServerWebExchangeMatcher html = StaleFormWebFilter.browsers();
		LoginAddresses addresses = this.settings.addresses;
		String loginPage = this.settings.loginPage();
		ServerWebExchangeMatcher steps = new AndServerWebExchangeMatcher(
				pathMatchers(HttpMethod.POST, loginPage, this.settings.challengeUrl(), addresses.level()), html);
		ServerWebExchangeMatcher logout = new AndServerWebExchangeMatcher(
				pathMatchers(HttpMethod.POST, addresses.logout()), html,
				(exchange) -> this.contexts.load(exchange)
					.hasElement()
					.flatMap((signedIn) -> signedIn ? MatchResult.notMatch() : MatchResult.match()));
		String more = loginPage + (loginPage.contains("?") ? "&" : "?");
		this.http.addFilterBefore(new StaleFormWebFilter(steps, more + "expired"), SecurityWebFiltersOrder.CSRF);
		this.http.addFilterBefore(new StaleFormWebFilter(logout, more + "logout"), SecurityWebFiltersOrder.CSRF);
		this.http.addFilterAfter(StaleFormWebFilter.passed(), SecurityWebFiltersOrder.CSRF);
	}

	private void formLogin() {
		String loginPage = this.settings.loginPage();
		ServerAuthenticationSuccessHandler success = this.settings.successHandler;
		this.http.formLogin((form) -> {
			form.loginPage(loginPage)
				.requiresAuthenticationMatcher(new OrServerWebExchangeMatcher(pathMatchers(HttpMethod.POST, loginPage),
						(exchange) -> LoginManager.isAnswered(exchange) ? MatchResult.match() : MatchResult.notMatch()))
				.authenticationManager(new LoginManager(this.chain))
				.securityContextRepository(this.contexts)
				.authenticationFailureHandler(
						(exchange, failed) -> this.chain.of(exchange.getExchange()).flow().fail(exchange, failed));
			if (success != null) {
				form.authenticationSuccessHandler(success);
			}
		});
	}

	private void steps() {
		String loginPage = this.settings.loginPage();
		String challengeUrl = this.settings.challengeUrl();
		this.http.addFilterAfter(new ExchangeLocales(this.settings.texts), SecurityWebFiltersOrder.HTTP_HEADERS_WRITER);
		this.http.addFilterBefore(
				new UnreadableFormWebFilter(pathMatchers(HttpMethod.POST, loginPage, challengeUrl,
						this.settings.addresses.level(), this.settings.addresses.logout())),
				SecurityWebFiltersOrder.CSRF);
		this.http.addFilterBefore(
				new CognitoServerChallengeFilter(pathMatchers(HttpMethod.POST, challengeUrl), this.chain, loginPage),
				SecurityWebFiltersOrder.FORM_LOGIN);
		this.http.addFilterBefore(new CognitoServerLevelFilter(this.levels, this.chain, loginPage, Clock.systemUTC()),
				SecurityWebFiltersOrder.FORM_LOGIN);
	}

	private void pages() {
		if (this.settings.pools == null || this.settings.pools.only() != null) {
			this.http.addFilterAfter(this.parts.forAccountPages(this.chain, this.pages, this.contexts, this.requests),
					SecurityWebFiltersOrder.HTTP_HEADERS_WRITER);
		}
		this.http.addFilterBefore(new CognitoServerLoginPageFilter(this.pages, this.chain, this.settings.loginPage(),
				new ServerOtherLogins(this.settings.applicationContext, this.settings.authorizationUrl,
						this.settings.oneTimeTokenUrl)),
				SecurityWebFiltersOrder.LOGIN_PAGE_GENERATING);
	}

	private void sessions() {
		this.http.addFilterAfter(new CognitoSessionWebFilter(this.chain), SecurityWebFiltersOrder.REACTOR_CONTEXT);
		this.http.addFilterBefore(
				new LoginDenialWebFilter(this.settings.loginPage(), this.settings.ownLoginPage != null, this.levels),
				SecurityWebFiltersOrder.AUTHORIZATION);
	}

	private void logout(ServerHttpSecurity.LogoutSpec logout) {
		if (this.settings.moved) {
			RedirectServerLogoutSuccessHandler success = new RedirectServerLogoutSuccessHandler();
			success.setLogoutSuccessUrl(URI.create(this.settings.loginPage() + "?logout"));
			logout.logoutUrl(this.settings.addresses.logout()).logoutSuccessHandler(success);
		}
		ServerLogoutHandler handler = this.parts.logout(this.settings.revokeOnLogout);
		logout.logoutHandler((handlers) -> handlers.add(0, handler));
	}

}
