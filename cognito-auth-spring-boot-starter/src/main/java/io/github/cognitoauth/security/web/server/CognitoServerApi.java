package io.github.cognitoauth.security.web.server;

import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.BearerCallers;
import io.github.cognitoauth.security.api.BearerHeader;
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

	private final Api api;

	private final ReactiveAuthenticationManager authenticationManager;

	private final CognitoPasswordAuthenticator authenticator;

	private CognitoTexts texts = CognitoTexts.standard();

	private @Nullable ApplicationContext applicationContext;

	private ServerCognitoTokensRepository tokensRepository = new WebSessionServerCognitoTokensRepository();

	private @Nullable ServerCognitoSessionTokens sessionTokens;

	private ServerCognitoChallengeRepository challengeRepository = new WebSessionServerCognitoChallengeRepository();

	private ServerSecurityContextRepository contextRepository = new WebSessionServerSecurityContextRepository();

	private @Nullable ServerLogoutHandler logoutHandler;

	private CognitoServerApi(Api api, ReactiveAuthenticationManager authenticationManager,
			CognitoPasswordAuthenticator authenticator) {
		this.api = api;
		this.authenticationManager = authenticationManager;
		this.authenticator = authenticator;
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
		return new CognitoServerApi(api, authenticationManager, authenticator);
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
		ServerWebExchangeMatcher matcher = pathMatchers(this.api.basePath(), this.api.basePath() + "/**");
		ServerCsrfTokenRepository tokens = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
		CognitoApiWebFilter filter = new CognitoApiWebFilter(this.api, matcher, new ExchangeLocales(this.texts),
				this.authenticationManager, bearer(), session(tokens));
		if (this.api.mode() == ApiMode.SESSION) {
			http.csrf((csrf) -> csrf.csrfTokenRepository(tokens)
				.csrfTokenRequestHandler(new SpaServerCsrfTokenRequestHandler())
				.accessDeniedHandler((exchange, denied) -> filter.refuse(exchange, ApiProblemCode.CSRF)));
		}
		else {
			http.csrf((csrf) -> csrf.requireCsrfProtectionMatcher(new AndServerWebExchangeMatcher(
					CsrfWebFilter.DEFAULT_CSRF_MATCHER, new NegatedServerWebExchangeMatcher(matcher))));
		}
		return http.addFilterBefore(filter, SecurityWebFiltersOrder.AUTHORIZATION);
	}

	private ServerApiSession session(ServerCsrfTokenRepository csrf) {
		ServerCognitoSessionTokens tokens = (this.sessionTokens != null) ? this.sessionTokens
				: new ServerCognitoSessionTokens(this.authenticator, this.tokensRepository,
						CognitoSessionSettings.defaults());
		SecurityContextServerLogoutHandler forget = new SecurityContextServerLogoutHandler();
		forget.setSecurityContextRepository(this.contextRepository);
		// the tokens first: the session that holds them can end with the other handler
		return new ServerApiSession(this.challengeRepository, this.tokensRepository, tokens, this.contextRepository,
				new DelegatingServerLogoutHandler(
						new CognitoRevokingServerLogoutHandler(this.authenticator, this.tokensRepository),
						(this.logoutHandler != null) ? this.logoutHandler : forget),
				csrf);
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
