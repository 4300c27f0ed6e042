// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.CognitoReactiveAuthenticationManager;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.BearerCallers;
import io.github.cognitoauth.security.api.BearerHeader;
import io.github.cognitoauth.security.api.PoolApis;
import io.github.cognitoauth.security.flow.PoolLogin;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.SecurityContextServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRepository;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.NegatedServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.util.Assert;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/**
 * Sign-in as JSON for WebFlux, in a chain of its own:
 *
 * <pre class="code">
 * api.apply(http.securityMatcher(pathMatchers("/auth/**"))).build();
 * </pre>
 * <p>
 * Everything below the path of the {@link Api} is answered here, and the API itself says
 * who may use what. In {@link ApiMode#BODY} nothing of it needs a session, and protection
 * against cross-site requests is off for its paths; in {@link ApiMode#SESSION} the chain
 * has that protection with a cookie that scripts read, for the sign-in, too. Not
 * thread-safe while it is set up.
 *
 * @since 0.1.0
 */
public final class CognitoServerApi {

	private @Nullable Api api;

	private @Nullable ReactiveAuthenticationManager authenticationManager;

	private @Nullable CognitoPasswordAuthenticator authenticator;

	private @Nullable PoolApis poolApis;

	private @Nullable String pool;

	private @Nullable String basePath;

	private CognitoTexts texts = CognitoTexts.standard();

	private @Nullable ApplicationContext applicationContext;

	private ServerCognitoTokensRepository tokensRepository = new WebSessionServerCognitoTokensRepository();

	private @Nullable ServerCognitoSessionTokens sessionTokens;

	private ServerCognitoChallengeRepository challengeRepository = new WebSessionServerCognitoChallengeRepository();

	private @Nullable ServerSecurityContextRepository contextRepository;

	private @Nullable ServerLogoutHandler logoutHandler;

	private CognitoServerApi() {
	}

	/**
	 * Start with the defaults.
	 * @param api what answers
	 * @param authenticationManager a
	 * {@link io.github.cognitoauth.security.CognitoReactiveAuthenticationManager}, or one
	 * that delegates to it
	 * @param authenticator refreshes and revokes the tokens of sessions; of the same pool
	 * @return an API to be set up
	 */
	public static CognitoServerApi cognitoApi(Api api, ReactiveAuthenticationManager authenticationManager,
			CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(api, "'api' must not be null");
		Assert.notNull(authenticationManager, "'authenticationManager' must not be null");
		Assert.notNull(authenticator, "'authenticator' must not be null");
		CognitoServerApi server = new CognitoServerApi();
		server.api = api;
		server.authenticationManager = authenticationManager;
		server.authenticator = authenticator;
		return server;
	}

	/**
	 * Start with the defaults and no pool, which {@link #userPool(String)} chooses.
	 * @param poolApis the APIs of the pools
	 * @return an API to be set up
	 */
	public static CognitoServerApi cognitoApi(PoolApis poolApis) {
		return new CognitoServerApi().poolApis(poolApis);
	}

	/**
	 * Set the APIs of the application's pools.
	 * @param poolApis the bean of the auto-configuration
	 * @return this API
	 */
	public CognitoServerApi poolApis(PoolApis poolApis) {
		Assert.notNull(poolApis, "'poolApis' must not be null");
		this.poolApis = poolApis;
		return this;
	}

	/**
	 * Set whose users this chain is for. They are authenticated and refreshed at that
	 * pool and nowhere else, look after their accounts there, and a session keeps them
	 * apart from users of other pools. Handles and tokens of other pools are refused.
	 * @param name the name of the pool, whose API is at {@code cognito.api.base-path}
	 * below its name, such as {@code /partner/auth}
	 * @return this API
	 */
	public CognitoServerApi userPool(String name) {
		Assert.hasText(name, "'userPool' must not be empty");
		this.pool = name;
		return this;
	}

	/**
	 * Set where the API of {@link #userPool(String)} is.
	 * @param basePath a path without a slash at its end, below which the chain matches
	 * @return this API
	 */
	public CognitoServerApi basePath(String basePath) {
		Assert.hasText(basePath, "'basePath' must not be empty");
		this.basePath = basePath;
		return this;
	}

	/**
	 * Set which languages there are.
	 * @param texts the texts of the API
	 * @return this API
	 */
	public CognitoServerApi texts(CognitoTexts texts) {
		Assert.notNull(texts, "'texts' must not be null");
		this.texts = texts;
		return this;
	}

	/**
	 * Set where the decoder for bearer tokens is found.
	 * @param applicationContext the context; without, nobody calls with a bearer token
	 * @return this API
	 */
	public CognitoServerApi applicationContext(ApplicationContext applicationContext) {
		this.applicationContext = applicationContext;
		return this;
	}

	/**
	 * Set where the tokens of sessions are kept.
	 * @param tokensRepository a repository; the web session by default
	 * @return this API
	 */
	public CognitoServerApi tokensRepository(ServerCognitoTokensRepository tokensRepository) {
		Assert.notNull(tokensRepository, "'tokensRepository' must not be null");
		this.tokensRepository = tokensRepository;
		return this;
	}

	/**
	 * Set who refreshes the tokens of sessions, to share refreshes with code that asks
	 * for tokens.
	 * @param sessionTokens the accessor of the application
	 * @return this API
	 */
	public CognitoServerApi sessionTokens(ServerCognitoSessionTokens sessionTokens) {
		Assert.notNull(sessionTokens, "'sessionTokens' must not be null");
		this.sessionTokens = sessionTokens;
		return this;
	}

	/**
	 * Set where open challenges of sessions are kept.
	 * @param challengeRepository a repository; the web session by default
	 * @return this API
	 */
	public CognitoServerApi challengeRepository(ServerCognitoChallengeRepository challengeRepository) {
		Assert.notNull(challengeRepository, "'challengeRepository' must not be null");
		this.challengeRepository = challengeRepository;
		return this;
	}

	/**
	 * Set where the security context of sessions is kept.
	 * @param contextRepository a repository; the web session by default
	 * @return this API
	 */
	public CognitoServerApi securityContextRepository(ServerSecurityContextRepository contextRepository) {
		Assert.notNull(contextRepository, "'contextRepository' must not be null");
		this.contextRepository = contextRepository;
		return this;
	}

	/**
	 * Set what happens when somebody signs out, after the tokens were revoked.
	 * @param logoutHandler a handler; by default the security context is removed
	 * @return this API
	 */
	public CognitoServerApi logoutHandler(ServerLogoutHandler logoutHandler) {
		Assert.notNull(logoutHandler, "'logoutHandler' must not be null");
		this.logoutHandler = logoutHandler;
		return this;
	}

	/**
	 * Add the API to a chain.
	 * @param http the chain that is being built
	 * @return the same chain
	 */
	public ServerHttpSecurity apply(ServerHttpSecurity http) {
		Parts parts = parts();
		Api used = parts.api();
		if (parts.ofNamedPool() && used.mode() == ApiMode.SESSION) {
			http.securityContextRepository(parts.contexts());
		}
		ServerWebExchangeMatcher matcher = pathMatchers(used.basePath(), used.basePath() + "/**");
		ServerCsrfTokenRepository tokens = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
		CognitoApiWebFilter filter = new CognitoApiWebFilter(used, matcher, new ExchangeLocales(this.texts),
				parts.manager(), bearer(), session(parts, tokens));
		if (used.mode() == ApiMode.SESSION) {
			http.csrf((csrf) -> csrf.csrfTokenRepository(tokens)
				.csrfTokenRequestHandler(new SpaServerCsrfTokenRequestHandler())
				.accessDeniedHandler((exchange, denied) -> filter.refuse(exchange, ApiProblemCode.CSRF)));
			ServerApiSignIn.addTo(http, parts.contexts());
		}
		else {
			http.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(
					CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(matcher))));
		}
		return http.addFilterBefore(filter, SecurityWebFiltersOrder.FORM_LOGIN);
	}

	private ServerApiSession session(Parts parts, ServerCsrfTokenRepository csrf) {
		SecurityContextServerLogoutHandler forget = new SecurityContextServerLogoutHandler();
		forget.setSecurityContextRepository(parts.contexts());
		// the tokens first: the session that holds them can end with the other handler
		return new ServerApiSession(parts.challenges(), parts.tokens(), new ReplacedTokens(parts.authenticator()),
				parts.sessionTokens(),
				new DelegatingServerLogoutHandler(
						new CognitoRevokingServerLogoutHandler(parts.authenticator(), parts.tokens()),
						(this.logoutHandler != null) ? this.logoutHandler : forget),
				csrf);
	}

	private Parts parts() {
		if (this.pool != null) {
			Assert.state(this.poolApis != null, "User pools have names in applications with the auto-configuration "
					+ "of this library; without, use 'cognitoApi(..)' with the parts of the pool");
			PoolLogin login = this.poolApis.login(this.pool);
			if (!this.pool.equals(CognitoUserPools.MAIN)) {
				return ofNamedPool(this.poolApis.get(this.pool, this.basePath), login);
			}
		}
		Assert.state(this.basePath == null,
				"'basePath(..)' is for named pools; that of the main user pool is 'cognito.api.base-path'");
		if (this.api == null || this.authenticationManager == null || this.authenticator == null) {
			throw new IllegalStateException(
					"There is no main user pool whose users could sign in: choose one with 'userPool(..)'");
		}
		return new Parts(this.api, this.authenticationManager, this.authenticator, this.tokensRepository,
				this.challengeRepository,
				(this.sessionTokens != null) ? this.sessionTokens
						: new ServerCognitoSessionTokens(this.authenticator, this.tokensRepository,
								CognitoSessionSettings.defaults()),
				(this.contextRepository != null) ? this.contextRepository
						: new WebSessionServerSecurityContextRepository(),
				false);
	}

	/** What a session keeps for the users of a pool is for no other chain to see. */
	private Parts ofNamedPool(Api named, PoolLogin login) {
		String name = login.pool().name();
		CognitoPasswordAuthenticator pools = login.pool().authenticator();
		// no other one is asked: a refused password is shown to nobody else
		CognitoReactiveAuthenticationManager manager = new CognitoReactiveAuthenticationManager(pools, login.options());
		if (this.applicationContext != null) {
			manager.setMessageSource(this.applicationContext);
		}
		ServerCognitoTokensRepository tokens = new WebSessionServerCognitoTokensRepository(name);
		ServerSecurityContextRepository contexts = (this.contextRepository != null) ? this.contextRepository
				: PoolServerContextRepository.of(name);
		return new Parts(named, manager, pools, tokens, new WebSessionServerCognitoChallengeRepository(name),
				new ServerCognitoSessionTokens(
						new ServerLoginSession(pools, login.options(), tokens, contexts, login.sessions()),
						login.sessions()),
				contexts, true);
	}

	/** What an API is made of. */
	private record Parts(Api api, ReactiveAuthenticationManager manager, CognitoPasswordAuthenticator authenticator,
			ServerCognitoTokensRepository tokens, ServerCognitoChallengeRepository challenges,
			ServerCognitoSessionTokens sessionTokens, ServerSecurityContextRepository contexts, boolean ofNamedPool) {

	}

	private Function<String, Mono<ApiCaller>> bearer() {
		ApplicationContext context = this.applicationContext;
		return (context != null && BearerHeader.isSupported()) ? Bearer.verifier(context) : (token) -> Mono.empty();
	}

	/** Loaded with a resource server only. */
	private static final class Bearer {

		static Function<String, Mono<ApiCaller>> verifier(ApplicationContext context) {
			return (token) -> {
				ReactiveJwtDecoder decoder = context.getBeanProvider(ReactiveJwtDecoder.class).getIfUnique();
				return (decoder != null) ? BearerCallers.of(decoder.decode(token)) : Mono.empty();
			};
		}

	}

}
