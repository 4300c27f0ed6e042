// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.util.Set;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.page.LoginAddresses;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractAuthenticationFilterConfigurer;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.DefaultLoginPageConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.ui.DefaultLoginPageGeneratingFilter;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Form login against a user pool, with a page for every challenge that the pool can ask:
 * {@code http.with(cognitoLogin(), withDefaults())}. It takes the place of
 * {@code formLogin()}.
 * <p>
 * The first step is {@code POST /login}, every other one {@code POST /login/challenge},
 * or where {@link #loginUrl(String)} moves them; until the last is done, nobody is signed
 * in. The open challenge is kept in the HTTP session, bounded in time and in wrong
 * answers. At the end the session gets a new id, the tokens go into the
 * {@link CognitoTokensRepository}, and a logout revokes them. Beans of these types are
 * used where there are any: {@link CognitoTokensRepository},
 * {@link CognitoChallengeRepository}, {@link CognitoPasswordAuthenticator},
 * {@link CognitoAuthenticationOptions}, {@link CognitoChallengePolicy}.
 * <p>
 * Users of another pool sign in to a chain of their own, with {@link #userPool(String)},
 * or to one of several pools, with
 * {@link #userPools(CognitoUserPoolResolver, String...)}.
 *
 * @since 0.1.0
 */
public final class CognitoLoginConfigurer extends
		AbstractAuthenticationFilterConfigurer<HttpSecurity, CognitoLoginConfigurer, UsernamePasswordAuthenticationFilter> {

	private final LoginSettings settings = new LoginSettings();

	private @Nullable ChainParts parts;

	private final ChainLogins chainLogins = new ChainLogins();

	private final LevelPageSource levelPages = new LevelPageSource();

	private @Nullable HttpSecurity http;

	private @Nullable CognitoAccountConfigurer account;

	/**
	 * Create a configurer with the defaults.
	 */
	public CognitoLoginConfigurer() {
		super(new CognitoLoginFilter(), null);
	}

	/**
	 * Create a configurer, for {@code http.with(..)}.
	 * @return a new configurer
	 */
	public static CognitoLoginConfigurer cognitoLogin() {
		return new CognitoLoginConfigurer();
	}

	/**
	 * Set who signs the users of this chain in, refreshes their tokens and revokes them,
	 * for a chain of another pool than the application's. No other provider is asked: a
	 * password that this pool refuses is shown to nobody else.
	 * @param authenticator an authenticator, best a bean with
	 * {@code defaultCandidate = false}; without, the application's providers and its
	 * authenticator are used
	 * @return this configurer
	 */
	public CognitoLoginConfigurer authenticator(CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		this.settings.authenticator = authenticator;
		return this;
	}

	/**
	 * Set whose users sign in to this chain: those of a pool of
	 * {@code cognito.user-pools}. They are authenticated, refreshed and revoked there and
	 * nowhere else, and a session keeps them apart from users of other pools.
	 * @param name the name of the pool
	 * @return this configurer
	 */
	public CognitoLoginConfigurer userPool(String name) {
		return userPools(RequestPools.one(name));
	}

	/**
	 * Set whose users sign in to this chain, where that depends on the request.
	 * @param resolver names the pool of a request
	 * @param names the pools that it may name, which are those of
	 * {@code cognito.user-pools} and {@code main}; a request that is about no pool of
	 * these finds no login page
	 * @return this configurer
	 */
	public CognitoLoginConfigurer userPools(CognitoUserPoolResolver resolver, String... names) {
		return userPools(new RequestPools(resolver, Set.of(names)));
	}

	private CognitoLoginConfigurer userPools(RequestPools pools) {
		this.settings.pools = pools;
		separateContexts();
		return this;
	}

	/** Before others ask where it is kept who is signed in. */
	private void separateContexts() {
		if (this.http != null && this.settings.pools != null
				&& this.http.getSharedObject(SecurityContextRepository.class) == null) {
			this.http.setSharedObject(SecurityContextRepository.class, new PoolContextRepository(this.settings.pools));
		}
	}

	/**
	 * Set how the users of this chain are authenticated, and how their groups become
	 * authorities when they change. A provider has options of its own for the former: set
	 * the same here.
	 * @param authenticationOptions the options; a bean or the defaults without
	 * @return this configurer
	 */
	public CognitoLoginConfigurer authenticationOptions(CognitoAuthenticationOptions authenticationOptions) {
		Assert.notNull(authenticationOptions, "'authenticationOptions' must not be null");
		this.settings.options = authenticationOptions;
		return this;
	}

	/**
	 * Move the login with its default pages: user name and password are sent to the same
	 * address, answers to {@code challenge} below it, and the logout, page and request,
	 * is {@code logout} beside it. A logout of the chain that is set up after this call
	 * is left where it is.
	 * @param loginUrl a path, such as {@code /partner/login}; {@code /login} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer loginUrl(String loginUrl) {
		this.settings.addresses = LoginAddresses.of(loginUrl);
		super.loginPage(loginUrl);
		loginProcessingUrl(loginUrl);
		failureUrl(loginUrl + "?error");
		LogoutConfigurer<HttpSecurity> logout = getBuilder().getConfigurer(LogoutConfigurer.class);
		if (logout != null) {
			logout.logoutUrl(this.settings.addresses.logout());
		}
		return this;
	}

	/**
	 * Set a login page of the application instead of the default one. It must send the
	 * fields {@code username} and {@code password} to the same address. Why a sign-in
	 * failed, and the name that was typed, are a
	 * {@link io.github.cognitoauth.security.flow.SignInProblem} in the session.
	 * @param loginPage where the page is
	 * @return this configurer
	 */
	@Override
	public CognitoLoginConfigurer loginPage(String loginPage) {
		this.settings.ownLoginPage = true;
		return super.loginPage(loginPage);
	}

	/**
	 * Set a challenge page of the application instead of the default one. Everybody must
	 * be allowed to see it. The page finds a
	 * {@link io.github.cognitoauth.security.step.StepForm} in the request attribute
	 * {@code cognitoForm} and sends its fields to {@code POST /login/challenge}.
	 * @param challengePage where the page is
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengePage(String challengePage) {
		Assert.hasText(challengePage, "'challengePage' must not be empty");
		this.settings.challengePage = challengePage;
		return this;
	}

	/**
	 * Set where people set up another way to sign in. Whoever lacks a level of
	 * authentication and cannot prove it is led there.
	 * @param enrolmentPage a path; none by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer enrolmentPage(String enrolmentPage) {
		Assert.isTrue(enrolmentPage.startsWith("/"), "'enrolmentPage' must start with a slash");
		this.settings.enrolmentPage = enrolmentPage;
		return this;
	}

	/**
	 * Set where answers are sent to.
	 * @param challengeUrl a path; {@code /login/challenge} by default, or below the
	 * {@link #loginUrl(String)}
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengeProcessingUrl(String challengeUrl) {
		Assert.isTrue(challengeUrl.startsWith("/"), "'challengeUrl' must start with a slash");
		this.settings.challengeUrl = challengeUrl;
		return this;
	}

	/**
	 * Set the name that the default pages and authenticator apps show.
	 * @param applicationName the name; {@code spring.application.name} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer applicationName(String applicationName) {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		this.settings.applicationName = applicationName;
		return this;
	}

	/**
	 * Set the field of the user name.
	 * @param usernameParameter a name; {@code username} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer usernameParameter(String usernameParameter) {
		getAuthenticationFilter().setUsernameParameter(usernameParameter);
		return this;
	}

	/**
	 * Set the field of the password.
	 * @param passwordParameter a name; {@code password} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer passwordParameter(String passwordParameter) {
		getAuthenticationFilter().setPasswordParameter(passwordParameter);
		return this;
	}

	/**
	 * Set how long a challenge stays open and how many answers may be refused.
	 * @param challengePolicy a policy; a bean or three minutes and five answers by
	 * default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengePolicy(CognitoChallengePolicy challengePolicy) {
		Assert.notNull(challengePolicy, "'challengePolicy' must not be null");
		this.settings.policy = challengePolicy;
		return this;
	}

	/**
	 * Set where the tokens of users are kept.
	 * @param tokensRepository a repository; a bean or the HTTP session by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer tokensRepository(CognitoTokensRepository tokensRepository) {
		Assert.notNull(tokensRepository, "'tokensRepository' must not be null");
		this.settings.tokens = tokensRepository;
		return this;
	}

	/**
	 * Set where open challenges are kept.
	 * @param challengeRepository a repository; a bean or the HTTP session by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer challengeRepository(CognitoChallengeRepository challengeRepository) {
		Assert.notNull(challengeRepository, "'challengeRepository' must not be null");
		this.settings.challenges = challengeRepository;
		return this;
	}

	/**
	 * Set whether a logout revokes the user's tokens, which it forgets in any case, and a
	 * sign-in those of an earlier one that the session still held, somebody else's or the
	 * user's own.
	 * @param revokeOnLogout {@code true} by default
	 * @return this configurer
	 */
	public CognitoLoginConfigurer revokeOnLogout(boolean revokeOnLogout) {
		this.settings.revokeOnLogout = revokeOnLogout;
		return this;
	}

	void account(CognitoAccountConfigurer account) {
		this.account = account;
	}

	/**
	 * Take the place of Spring Security's own login page, before other logins tell it
	 * where they are.
	 */
	@Override
	@SuppressWarnings("unchecked")
	public void setBuilder(HttpSecurity http) {
		super.setBuilder(http);
		this.http = http;
		separateContexts();
		http.removeConfigurer(DefaultLoginPageConfigurer.class);
		http.setSharedObject(DefaultLoginPageGeneratingFilter.class, this.chainLogins);
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		RequestCache requestCache = http.getSharedObject(RequestCache.class);
		if (requestCache != null && this.settings.pools != null) {
			requestCache = new PoolRequestCache(requestCache, this.settings.pools);
		}
		if (requestCache != null) {
			http.setSharedObject(RequestCache.class, new NavigationRequestCache(requestCache));
		}
		ExceptionHandlingConfigurer<HttpSecurity> exceptions = http.getConfigurer(ExceptionHandlingConfigurer.class);
		LoginEntryPoints entryPoints = (exceptions != null)
				? new LoginEntryPoints(exceptions, getAuthenticationEntryPointMatcher(http)) : null;
		if (entryPoints != null) {
			entryPoints.afterEnd(getAuthenticationEntryPoint(), getLoginPage());
		}
		if (this.settings.ownLoginPage && http.getConfigurer(AuthorizeHttpRequestsConfigurer.class) != null) {
			// or the page that asks to sign in would lead to itself
			permitAll();
		}
		super.init(http);
		if (entryPoints != null) {
			entryPoints.missing(getAuthenticationEntryPoint(), this.levelPages, getSecurityContextHolderStrategy(),
					requestCache);
			entryPoints.staleForms(getRequestMatcherBuilder(), this.settings, getLoginProcessingUrl(), getLoginPage(),
					getSecurityContextHolderStrategy());
		}
		LoginBeans beans = new LoginBeans(http);
		if (this.settings.authenticator == null && this.settings.pools == null) {
			beans.useProviderAmongOthers();
		}
		ChainParts parts = new ChainParts(this.settings, beans);
		this.parts = parts;
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		if (logout != null) {
			parts.logout(logout, requestCache);
		}
	}

	@Override
	public void configure(HttpSecurity http) {
		ChainParts parts = this.parts;
		Assert.state(parts != null, "The configurer has not been initialized");
		super.configure(http);
		new LoginAssembly(http, this.settings, parts, (CognitoLoginFilter) getAuthenticationFilter(),
				new LoginAssembly.PageAddresses(getLoginPage(), getLoginProcessingUrl()),
				getSecurityContextHolderStrategy(), getRequestMatcherBuilder(), this::postProcess)
			.assemble(this.levelPages, this.chainLogins, this.account);
	}

	@Override
	protected RequestMatcher createLoginProcessingUrlMatcher(String loginProcessingUrl) {
		return getRequestMatcherBuilder().matcher(HttpMethod.POST, loginProcessingUrl);
	}

}
