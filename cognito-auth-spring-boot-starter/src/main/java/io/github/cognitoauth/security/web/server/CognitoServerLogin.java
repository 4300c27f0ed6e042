// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Clock;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.page.DefaultPages;
import io.github.cognitoauth.security.page.LevelPages;
import io.github.cognitoauth.security.page.LoginAddresses;
import io.github.cognitoauth.security.page.PageSettings;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.authentication.logout.RedirectServerLogoutSuccessHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.savedrequest.WebSessionServerRequestCache;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.util.Assert;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Form login against a user pool for WebFlux, with a page for every challenge that the
 * pool can ask. It takes the place of {@code formLogin(..)}: call
 * {@link #apply(ServerHttpSecurity)} with it where a chain is built. With Spring Boot
 * there is a bean of this type, set up from the properties.
 * <p>
 * The first step is {@code POST /login}, every other one {@code POST /login/challenge},
 * or where {@link #loginUrl(String)} moves them; until the last is done, nobody is signed
 * in. The open challenge is kept in the web session, bounded in time and in wrong
 * answers; at the end the session gets a new id.
 *
 * @since 0.1.0
 */
public final class CognitoServerLogin {

	private @Nullable ReactiveAuthenticationManager authenticationManager;

	private @Nullable CognitoPasswordAuthenticator authenticator;

	private @Nullable CognitoAuthenticationOptions authenticationOptions;

	private boolean revokeOnLogout = true;

	private SignInLimit signInLimit = new SignInLimit(null, CognitoLoginListener.NONE);

	private @Nullable String applicationName;

	private CognitoTexts texts = CognitoTexts.standard();

	private @Nullable ApplicationContext applicationContext;

	private LoginAddresses addresses = LoginAddresses.of(LoginAddresses.DEFAULT);

	private boolean moved;

	private @Nullable String ownLoginPage;

	private @Nullable String challengeUrl;

	private @Nullable String challengePage;

	private @Nullable String enrolmentPage;

	private String authorizationUrl = "/oauth2/authorization";

	private String oneTimeTokenUrl = "/ott/generate";

	private @Nullable CognitoChallengePolicy challengePolicy;

	private @Nullable ServerCognitoTokensRepository tokensRepository;

	private @Nullable ServerCognitoSessionTokens sessionTokens;

	private @Nullable PoolLogins poolLogins;

	private @Nullable ExchangePools pools;

	private @Nullable ServerCognitoChallengeRepository challengeRepository;

	private @Nullable ServerSecurityContextRepository contextRepository;

	private @Nullable ServerAuthenticationSuccessHandler successHandler;

	private @Nullable ServerAuthenticationFailureHandler failureHandler;

	private CognitoServerLogin(@Nullable ReactiveAuthenticationManager authenticationManager,
			@Nullable CognitoPasswordAuthenticator authenticator) {
		this.authenticationManager = authenticationManager;
		this.authenticator = authenticator;
	}

	/**
	 * Start with the defaults and one pool: the authenticator signs in, refreshes tokens
	 * and revokes them.
	 * @param authenticator signs in
	 * @return a login to be set up
	 */
	public static CognitoServerLogin cognitoLogin(CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		return new CognitoServerLogin(null, authenticator);
	}

	/**
	 * Start with the defaults and a manager that exists.
	 * @param authenticationManager a {@link CognitoReactiveAuthenticationManager}, or one
	 * that delegates to it
	 * @param authenticator refreshes the tokens of the users that the manager signs in,
	 * and revokes them; of the same pool
	 * @return a login to be set up
	 */
	public static CognitoServerLogin cognitoLogin(ReactiveAuthenticationManager authenticationManager,
			CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticationManager, "'authenticationManager' must not be null");
		Assert.notNull(authenticator, "'authenticator' must not be null");
		return new CognitoServerLogin(authenticationManager, authenticator);
	}

	/**
	 * Start with the defaults and no pool, which {@link #userPool(String)} or
	 * {@link #userPools(CognitoServerUserPoolResolver, String...)} chooses.
	 * @param poolLogins how the users of the pools sign in
	 * @return a login to be set up
	 */
	public static CognitoServerLogin cognitoLogin(PoolLogins poolLogins) {
		return new CognitoServerLogin(null, null).poolLogins(poolLogins);
	}

	/**
	 * Set how the users of the application's pools sign in.
	 * @param poolLogins the bean of the auto-configuration
	 * @return this login
	 */
	public CognitoServerLogin poolLogins(PoolLogins poolLogins) {
		Assert.notNull(poolLogins, "'poolLogins' must not be null");
		this.poolLogins = poolLogins;
		return this;
	}

	/**
	 * Set whose users sign in to this chain: those of a pool of
	 * {@code cognito.user-pools}. They are authenticated, refreshed and revoked there and
	 * nowhere else, and a session keeps them apart from users of other pools. What was
	 * set for those of the main pool, the bean's settings included, is not theirs: set
	 * options, policy and repositories of this chain afterwards.
	 * @param name the name of the pool
	 * @return this login
	 */
	public CognitoServerLogin userPool(String name) {
		return userPools(ExchangePools.one(name));
	}

	/**
	 * Set whose users sign in to this chain, where that depends on the exchange.
	 * @param resolver names the pool of an exchange
	 * @param names the pools that it may name, which are those of
	 * {@code cognito.user-pools} and {@code main}; an exchange that is about no pool of
	 * these finds no login page
	 * @return this login
	 */
	public CognitoServerLogin userPools(CognitoServerUserPoolResolver resolver, String... names) {
		return userPools(new ExchangePools(resolver, Set.of(names)));
	}

	private CognitoServerLogin userPools(ExchangePools pools) {
		this.pools = pools;
		this.authenticator = null;
		this.authenticationManager = null;
		this.authenticationOptions = null;
		this.challengePolicy = null;
		this.tokensRepository = null;
		this.challengeRepository = null;
		return this;
	}

	/**
	 * Set who signs the users of this chain in, refreshes their tokens and revokes them,
	 * for a chain of another pool than the application's. The manager of the login is not
	 * asked then: a password that this pool refuses is shown to nobody else.
	 * @param authenticator an authenticator, best a bean with
	 * {@code defaultCandidate = false}
	 * @return this login
	 */
	public CognitoServerLogin authenticator(CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		this.authenticator = authenticator;
		this.authenticationManager = null;
		return this;
	}

	/**
	 * Set how the users of this chain are authenticated, and how their groups become
	 * authorities when they change. A manager has options of its own for the former: set
	 * the same here.
	 * @param authenticationOptions the options
	 * @return this login
	 */
	public CognitoServerLogin authenticationOptions(CognitoAuthenticationOptions authenticationOptions) {
		Assert.notNull(authenticationOptions, "'authenticationOptions' must not be null");
		this.authenticationOptions = authenticationOptions;
		return this;
	}

	/**
	 * Move the login with its default pages: user name and password are sent to the same
	 * address, answers to {@code challenge} below it, and the logout, page and request,
	 * is {@code logout} beside it and leads back to the login.
	 * @param loginUrl a path, such as {@code /partner/login}; {@code /login} by default
	 * @return this login
	 */
	public CognitoServerLogin loginUrl(String loginUrl) {
		this.addresses = LoginAddresses.of(loginUrl);
		this.moved = true;
		return this;
	}

	/**
	 * Set a login page of the application instead of the default one. It sends the fields
	 * {@code username} and {@code password} to the same address. With Spring Boot,
	 * everybody may see it, whatever the rules of the chain say.
	 * @param loginPage where the page is
	 * @return this login
	 */
	public CognitoServerLogin loginPage(String loginPage) {
		Assert.hasText(loginPage, "'loginPage' must not be empty");
		this.ownLoginPage = loginPage;
		return this;
	}

	/**
	 * Set a challenge page of the application instead of the default one. Everybody must
	 * be allowed to see it. It finds a
	 * {@link io.github.cognitoauth.security.step.StepForm} in the attribute
	 * {@code cognitoForm} of the exchange and sends its fields to
	 * {@code POST /login/challenge}.
	 * @param challengePage where the page is
	 * @return this login
	 */
	public CognitoServerLogin challengePage(String challengePage) {
		Assert.hasText(challengePage, "'challengePage' must not be empty");
		this.challengePage = challengePage;
		return this;
	}

	/**
	 * Set where people set up another way to sign in. Whoever lacks a level of
	 * authentication and cannot prove it is led there.
	 * @param enrolmentPage a path; none by default
	 * @return this login
	 */
	public CognitoServerLogin enrolmentPage(String enrolmentPage) {
		Assert.isTrue(enrolmentPage.startsWith("/"), "'enrolmentPage' must start with a slash");
		this.enrolmentPage = enrolmentPage;
		return this;
	}

	/**
	 * Set where answers are sent to.
	 * @param challengeUrl a path; {@code /login/challenge} by default, or below the
	 * {@link #loginUrl(String)}
	 * @return this login
	 */
	public CognitoServerLogin challengeProcessingUrl(String challengeUrl) {
		Assert.isTrue(challengeUrl.startsWith("/"), "'challengeUrl' must start with a slash");
		this.challengeUrl = challengeUrl;
		return this;
	}

	/**
	 * Set the name that the default pages and authenticator apps show.
	 * @param applicationName the name
	 * @return this login
	 */
	public CognitoServerLogin applicationName(String applicationName) {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		this.applicationName = applicationName;
		return this;
	}

	/**
	 * Set what people read.
	 * @param texts finds the sentences of the pages; those of this library by default
	 * @return this login
	 */
	public CognitoServerLogin texts(CognitoTexts texts) {
		Assert.notNull(texts, "'texts' must not be null");
		this.texts = texts;
		return this;
	}

	/**
	 * Set where the login finds out which other logins its chain has, so that the default
	 * page offers them.
	 * @param applicationContext the context of the chains
	 * @return this login
	 */
	public CognitoServerLogin applicationContext(ApplicationContext applicationContext) {
		this.applicationContext = applicationContext;
		return this;
	}

	/**
	 * Set where {@code oauth2Login()} of the same chain begins, for the links of the
	 * default page: its filter does not tell.
	 * @param authorizationUrl a path to which the name of the registration is added after
	 * a slash; {@code /oauth2/authorization} by default
	 * @return this login
	 */
	public CognitoServerLogin oauth2AuthorizationUrl(String authorizationUrl) {
		Assert.isTrue(authorizationUrl.matches("/.*[^/]"),
				"'authorizationUrl' must start with a slash and end without one");
		this.authorizationUrl = authorizationUrl;
		return this;
	}

	/**
	 * Set where {@code oneTimeTokenLogin()} of the same chain is asked for a token, for
	 * the form of the default page: its filter does not tell.
	 * @param oneTimeTokenUrl a path; {@code /ott/generate} by default
	 * @return this login
	 */
	public CognitoServerLogin oneTimeTokenUrl(String oneTimeTokenUrl) {
		Assert.isTrue(oneTimeTokenUrl.startsWith("/"), "'oneTimeTokenUrl' must start with a slash");
		this.oneTimeTokenUrl = oneTimeTokenUrl;
		return this;
	}

	/**
	 * Set how long a challenge stays open and how many answers may be refused.
	 * @param challengePolicy a policy; three minutes and five answers by default
	 * @return this login
	 */
	public CognitoServerLogin challengePolicy(CognitoChallengePolicy challengePolicy) {
		Assert.notNull(challengePolicy, "'challengePolicy' must not be null");
		this.challengePolicy = challengePolicy;
		return this;
	}

	/**
	 * Set where the tokens of users are kept.
	 * @param tokensRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin tokensRepository(ServerCognitoTokensRepository tokensRepository) {
		Assert.notNull(tokensRepository, "'tokensRepository' must not be null");
		this.tokensRepository = tokensRepository;
		return this;
	}

	/**
	 * Set who refreshes the tokens of users, to share refreshes with code that asks for
	 * tokens.
	 * @param sessionTokens the accessor of the application; without, the login has one of
	 * its own with default settings
	 * @return this login
	 */
	public CognitoServerLogin sessionTokens(ServerCognitoSessionTokens sessionTokens) {
		Assert.notNull(sessionTokens, "'sessionTokens' must not be null");
		this.sessionTokens = sessionTokens;
		return this;
	}

	/**
	 * Set how failed sign-ins are limited.
	 * @param signInLimit the limit; none by default
	 * @return this login
	 */
	public CognitoServerLogin signInLimit(SignInLimit signInLimit) {
		Assert.notNull(signInLimit, "'signInLimit' must not be null");
		this.signInLimit = signInLimit;
		return this;
	}

	/**
	 * Set where open challenges are kept.
	 * @param challengeRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin challengeRepository(ServerCognitoChallengeRepository challengeRepository) {
		Assert.notNull(challengeRepository, "'challengeRepository' must not be null");
		this.challengeRepository = challengeRepository;
		return this;
	}

	/**
	 * Set where the security context is kept.
	 * @param contextRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin securityContextRepository(ServerSecurityContextRepository contextRepository) {
		Assert.notNull(contextRepository, "'contextRepository' must not be null");
		this.contextRepository = contextRepository;
		return this;
	}

	/**
	 * Set what happens when a user is signed in. As with Spring Security's form login it
	 * takes the place of what other features do then, such as a limit of sessions.
	 * @param successHandler a handler; by default those of other features, then a
	 * redirect to the request that was interrupted, or to the root
	 * @return this login
	 */
	public CognitoServerLogin authenticationSuccessHandler(ServerAuthenticationSuccessHandler successHandler) {
		Assert.notNull(successHandler, "'successHandler' must not be null");
		this.successHandler = successHandler;
		return this;
	}

	/**
	 * Set what happens when a sign-in has failed. Challenges do not come here.
	 * @param failureHandler a handler; by default a redirect to the login page
	 * @return this login
	 */
	public CognitoServerLogin authenticationFailureHandler(ServerAuthenticationFailureHandler failureHandler) {
		Assert.notNull(failureHandler, "'failureHandler' must not be null");
		this.failureHandler = failureHandler;
		return this;
	}

	/**
	 * Set whether a logout revokes the user's tokens.
	 * @param revokeOnLogout {@code true} by default
	 * @return this login
	 */
	public CognitoServerLogin revokeOnLogout(boolean revokeOnLogout) {
		this.revokeOnLogout = revokeOnLogout;
		return this;
	}

	/**
	 * Add the login to a chain.
	 * @param http the chain that is being built
	 * @return the same chain
	 */
	public ServerHttpSecurity apply(ServerHttpSecurity http) {
		String loginPage = loginPage();
		String challengeUrl = challengeUrl();
		String page = (this.challengePage != null) ? this.challengePage : challengeUrl;
		ServerAuthenticationFailureHandler failure = (this.failureHandler != null) ? this.failureHandler
				: new LoginProblem(loginPage + "?error");
		ServerChainParts parts = parts();
		ServerSecurityContextRepository contexts = contexts(http);
		ServerChainPools chain = parts.chain(contexts,
				(part) -> new ServerLoginFlow(part.challenges(), part.tokens(), part.policy(),
						new StepForms(part.options().challengeKinds(), this.applicationName), this.texts, page, failure,
						new ServerRefusedLogin(part.authenticator(), part.tokens(), contexts),
						this.signInLimit.ofPool(part.options().pool()), part.options().levels()));
		http.addFilterAfter(new ExchangeLocales(this.texts), SecurityWebFiltersOrder.HTTP_HEADERS_WRITER);
		http.addFilterBefore(new UnreadableFormWebFilter(pathMatchers(HttpMethod.POST, loginPage, challengeUrl,
				this.addresses.level(), this.addresses.logout())), SecurityWebFiltersOrder.CSRF);
		ServerAuthenticationSuccessHandler success = this.successHandler;
		http.formLogin((form) -> {
			form.loginPage(loginPage)
				.requiresAuthenticationMatcher(new OrServerWebExchangeMatcher(pathMatchers(HttpMethod.POST, loginPage),
						(exchange) -> LoginManager.isAnswered(exchange) ? MatchResult.match() : MatchResult.notMatch()))
				.authenticationManager(new LoginManager(chain))
				.securityContextRepository(contexts)
				.authenticationFailureHandler(
						(exchange, failed) -> chain.of(exchange.getExchange()).flow().fail(exchange, failed));
			if (success != null) {
				form.authenticationSuccessHandler(success);
			}
		});
		http.addFilterBefore(
				new CognitoServerChallengeFilter(pathMatchers(HttpMethod.POST, challengeUrl), chain, loginPage),
				SecurityWebFiltersOrder.FORM_LOGIN);
		DefaultPages pages = new DefaultPages(pageSettings(page), this.texts);
		ServerLevelPages levels = new ServerLevelPages(
				new LevelPages(this.addresses.level(), loginPage, this.enrolmentPage), pages, chain,
				this.ownLoginPage != null,
				(this.pools != null) ? new PoolServerRequestCache(this.pools) : new WebSessionServerRequestCache(),
				Clock.systemUTC());
		http.addFilterBefore(new CognitoServerLevelFilter(levels, chain, loginPage, Clock.systemUTC()),
				SecurityWebFiltersOrder.FORM_LOGIN);
		if (this.pools == null || this.pools.only() != null) {
			http.addFilterAfter(parts.forAccountPages(chain, pages, contexts),
					SecurityWebFiltersOrder.HTTP_HEADERS_WRITER);
		}
		http.addFilterBefore(
				new CognitoServerLoginPageFilter(pages, chain, loginPage,
						new ServerOtherLogins(this.applicationContext, this.authorizationUrl, this.oneTimeTokenUrl)),
				SecurityWebFiltersOrder.LOGIN_PAGE_GENERATING);
		http.addFilterAfter(new CognitoSessionWebFilter(chain), SecurityWebFiltersOrder.REACTOR_CONTEXT);
		http.addFilterBefore(new LoginDenialWebFilter(loginPage, this.ownLoginPage != null, levels),
				SecurityWebFiltersOrder.AUTHORIZATION);
		if (LogoutSwitch.isOn(http)) {
			http.logout((logout) -> logout(logout, parts));
		}
		return http;
	}

	/** What a session keeps for the users of a pool is for no other chain to see. */
	private ServerSecurityContextRepository contexts(ServerHttpSecurity http) {
		ExchangePools names = this.pools;
		if (names == null) {
			return (this.contextRepository != null) ? this.contextRepository
					: new WebSessionServerSecurityContextRepository();
		}
		http.addFilterAt(names, SecurityWebFiltersOrder.FIRST);
		http.requestCache((cache) -> cache.requestCache(new PoolServerRequestCache(names)));
		ServerSecurityContextRepository contexts = (this.contextRepository != null) ? this.contextRepository
				: new PoolServerContextRepository(names);
		http.securityContextRepository(contexts);
		return contexts;
	}

	private ServerChainParts parts() {
		if (this.pools != null) {
			PoolLogins logins = this.poolLogins;
			Assert.state(logins != null, "User pools have names in applications with the auto-configuration of this "
					+ "library; without, use 'authenticator(..)'");
			return ServerChainParts.of(this.pools, logins, this.authenticationOptions, this.challengePolicy,
					this.tokensRepository, this.challengeRepository, this.sessionTokens, this.applicationContext);
		}
		if (this.authenticator == null) {
			throw new IllegalStateException("There is no main user pool whose users could sign in: choose one with "
					+ "'userPool(..)'; known: "
					+ ((this.poolLogins != null) ? String.join(", ", this.poolLogins.pools().names()) : "none"));
		}
		return ServerChainParts.ofTheApplication(this.authenticator, this.authenticationManager,
				this.authenticationOptions, this.challengePolicy, this.tokensRepository, this.challengeRepository,
				this.sessionTokens, this.applicationContext);
	}

	private void logout(ServerHttpSecurity.LogoutSpec logout, ServerChainParts parts) {
		if (this.moved) {
			RedirectServerLogoutSuccessHandler success = new RedirectServerLogoutSuccessHandler();
			success.setLogoutSuccessUrl(URI.create(loginPage() + "?logout"));
			logout.logoutUrl(this.addresses.logout()).logoutSuccessHandler(success);
		}
		ServerLogoutHandler handler = parts.logout(this.revokeOnLogout);
		if (handler != null) {
			logout.logoutHandler((handlers) -> handlers.add(0, handler));
		}
	}

	private String loginPage() {
		return (this.ownLoginPage != null) ? this.ownLoginPage : this.addresses.login();
	}

	private String challengeUrl() {
		return (this.challengeUrl != null) ? this.challengeUrl : this.addresses.challenge();
	}

	/** WebFlux sends user name and password to the address of the page. */
	private PageSettings pageSettings(String page) {
		boolean generate = this.ownLoginPage == null;
		return new PageSettings(this.applicationName, loginPage(), generate, generate, this.addresses.logout(),
				loginPage(), page, this.challengePage == null, challengeUrl(), "username", "password");
	}

}
