// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.Set;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoAuthenticationOptions;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.PoolLogins;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.page.LoginAddresses;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.util.Assert;

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

	private final ServerLoginSettings settings = new ServerLoginSettings();

	private CognitoServerLogin(@Nullable ReactiveAuthenticationManager authenticationManager,
			@Nullable CognitoPasswordAuthenticator authenticator) {
		this.settings.authenticationManager = authenticationManager;
		this.settings.authenticator = authenticator;
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
	 * {@link #userPools(ServerCognitoUserPoolResolver, String...)} chooses.
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
		this.settings.poolLogins = poolLogins;
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
	public CognitoServerLogin userPools(ServerCognitoUserPoolResolver resolver, String... names) {
		return userPools(new ExchangePools(resolver, Set.of(names)));
	}

	private CognitoServerLogin userPools(ExchangePools pools) {
		this.settings.choose(pools);
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
		this.settings.authenticator = authenticator;
		this.settings.authenticationManager = null;
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
		this.settings.options = authenticationOptions;
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
		this.settings.addresses = LoginAddresses.of(loginUrl);
		this.settings.moved = true;
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
		this.settings.ownLoginPage = loginPage;
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
		this.settings.challengePage = challengePage;
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
		this.settings.enrolmentPage = enrolmentPage;
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
		this.settings.challengeUrl = challengeUrl;
		return this;
	}

	/**
	 * Set the name that the default pages and authenticator apps show.
	 * @param applicationName the name
	 * @return this login
	 */
	public CognitoServerLogin applicationName(String applicationName) {
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		this.settings.applicationName = applicationName;
		return this;
	}

	/**
	 * Set what people read.
	 * @param texts finds the sentences of the pages; those of this library by default
	 * @return this login
	 */
	public CognitoServerLogin texts(CognitoTexts texts) {
		Assert.notNull(texts, "'texts' must not be null");
		this.settings.texts = texts;
		return this;
	}

	/**
	 * Set where the login finds out which other logins its chain has, so that the default
	 * page offers them.
	 * @param applicationContext the context of the chains
	 * @return this login
	 */
	public CognitoServerLogin applicationContext(ApplicationContext applicationContext) {
		this.settings.applicationContext = applicationContext;
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
		this.settings.authorizationUrl = authorizationUrl;
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
		this.settings.oneTimeTokenUrl = oneTimeTokenUrl;
		return this;
	}

	/**
	 * Set how long a challenge stays open and how many answers may be refused.
	 * @param challengePolicy a policy; three minutes and five answers by default
	 * @return this login
	 */
	public CognitoServerLogin challengePolicy(CognitoChallengePolicy challengePolicy) {
		Assert.notNull(challengePolicy, "'challengePolicy' must not be null");
		this.settings.policy = challengePolicy;
		return this;
	}

	/**
	 * Set where the tokens of users are kept.
	 * @param tokensRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin tokensRepository(ServerCognitoTokensRepository tokensRepository) {
		Assert.notNull(tokensRepository, "'tokensRepository' must not be null");
		this.settings.tokens = tokensRepository;
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
		this.settings.sessionTokens = sessionTokens;
		return this;
	}

	/**
	 * Set how failed sign-ins are limited.
	 * @param signInLimit the limit; none by default
	 * @return this login
	 */
	public CognitoServerLogin signInLimit(SignInLimit signInLimit) {
		Assert.notNull(signInLimit, "'signInLimit' must not be null");
		this.settings.signInLimit = signInLimit;
		return this;
	}

	/**
	 * Set where open challenges are kept.
	 * @param challengeRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin challengeRepository(ServerCognitoChallengeRepository challengeRepository) {
		Assert.notNull(challengeRepository, "'challengeRepository' must not be null");
		this.settings.challenges = challengeRepository;
		return this;
	}

	/**
	 * Set where the security context is kept.
	 * @param contextRepository a repository; the web session by default
	 * @return this login
	 */
	public CognitoServerLogin securityContextRepository(ServerSecurityContextRepository contextRepository) {
		Assert.notNull(contextRepository, "'contextRepository' must not be null");
		this.settings.contexts = contextRepository;
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
		this.settings.successHandler = successHandler;
		return this;
	}

	/**
	 * Set what happens when a sign-in has failed. Challenges do not come here.
	 * @param failureHandler a handler; by default a redirect to the login page
	 * @return this login
	 */
	public CognitoServerLogin authenticationFailureHandler(ServerAuthenticationFailureHandler failureHandler) {
		Assert.notNull(failureHandler, "'failureHandler' must not be null");
		this.settings.failureHandler = failureHandler;
		return this;
	}

	/**
	 * Set whether a logout revokes the user's tokens, which it forgets in any case, and a
	 * sign-in those of an earlier one that the session still held, somebody else's or the
	 * user's own.
	 * @param revokeOnLogout {@code true} by default
	 * @return this login
	 */
	public CognitoServerLogin revokeOnLogout(boolean revokeOnLogout) {
		this.settings.revokeOnLogout = revokeOnLogout;
		return this;
	}

	/**
	 * Add the login to a chain.
	 * @param http the chain that is being built
	 * @return the same chain
	 */
	public ServerHttpSecurity apply(ServerHttpSecurity http) {
		new ServerLoginAssembly(http, this.settings).assemble();
		return http;
	}

}
