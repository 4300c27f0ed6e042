// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.ReplacedTokens;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiCaller;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.api.ApiProblemCode;
import io.github.cognitoauth.security.api.BearerCallers;
import io.github.cognitoauth.security.api.BearerHeader;
import io.github.cognitoauth.security.flow.PoolLogin;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.LogoutConfigurer;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.security.web.authentication.session.NullAuthenticatedSessionStrategy;
import org.springframework.security.web.authentication.session.SessionAuthenticationStrategy;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.session.ConcurrentSessionFilter;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.Assert;

/**
 * Sign-in as JSON, in a chain of its own:
 * {@code http.securityMatcher("/auth/**").with(cognitoApi(), withDefaults())}.
 * <p>
 * Everything below the path of the {@link Api} is answered here, and the API itself says
 * who may use what. In {@link ApiMode#BODY} nothing of it needs a session, and protection
 * against cross-site requests is off for its paths; in {@link ApiMode#SESSION} the chain
 * has that protection in the form for single-page applications, for the sign-in, too.
 * Beans of these types are used where there are any: {@link Api},
 * {@link CognitoTokensRepository}, {@link CognitoChallengeRepository},
 * {@link CognitoSessionTokens}, {@link JwtDecoder}.
 *
 * @since 0.1.0
 */
public final class CognitoApiConfigurer extends AbstractHttpConfigurer<CognitoApiConfigurer, HttpSecurity> {

	private @Nullable Api api;

	private @Nullable AuthenticationManager authenticationManager;

	private @Nullable CognitoPasswordAuthenticator authenticator;

	private @Nullable String pool;

	private @Nullable String basePath;

	private @Nullable HttpSecurity http;

	private @Nullable CognitoApiFilter filter;

	/**
	 * Create a configurer with the defaults.
	 */
	public CognitoApiConfigurer() {
	}

	/**
	 * Create a configurer, for {@code http.with(..)}.
	 * @return a new configurer
	 */
	public static CognitoApiConfigurer cognitoApi() {
		return new CognitoApiConfigurer();
	}

	/**
	 * Set whose users this chain is for. They are authenticated and refreshed at that
	 * pool and nowhere else, look after their accounts there, and a session keeps them
	 * apart from users of other pools. Handles and tokens of other pools are refused.
	 * @param name the name of the pool, whose API is at {@code cognito.api.base-path}
	 * below its name, such as {@code /partner/auth}
	 * @return this configurer
	 */
	public CognitoApiConfigurer userPool(String name) {
		Assert.hasText(name, "'userPool' must not be empty");
		this.pool = name;
		separateContexts();
		return this;
	}

	/**
	 * Set where the API of {@link #userPool(String)} is.
	 * @param basePath a path without a slash at its end, below which the chain matches
	 * @return this configurer
	 */
	public CognitoApiConfigurer basePath(String basePath) {
		Assert.hasText(basePath, "'basePath' must not be empty");
		this.basePath = basePath;
		return this;
	}

	@Override
	public void setBuilder(HttpSecurity http) {
		super.setBuilder(http);
		this.http = http;
		separateContexts();
	}

	/** Before others ask where it is kept who is signed in. */
	private void separateContexts() {
		if (this.http != null && this.pool != null
				&& this.http.getSharedObject(SecurityContextRepository.class) == null) {
			this.http.setSharedObject(SecurityContextRepository.class,
					new PoolContextRepository(RequestPools.one(this.pool)));
		}
	}

	/**
	 * Set what answers.
	 * @param api an API; the bean by default
	 * @return this configurer
	 */
	public CognitoApiConfigurer api(Api api) {
		Assert.notNull(api, "'api' must not be null");
		this.api = api;
		return this;
	}

	/**
	 * Set who authenticates, for a chain of another pool than the application's.
	 * @param authenticationManager a manager; that of the chain by default
	 * @return this configurer
	 */
	public CognitoApiConfigurer authenticationManager(AuthenticationManager authenticationManager) {
		Assert.notNull(authenticationManager, "'authenticationManager' must not be null");
		this.authenticationManager = authenticationManager;
		return this;
	}

	/**
	 * Set who refreshes and revokes the tokens of sessions.
	 * @param authenticator an authenticator of the pool that the manager asks; the bean
	 * by default
	 * @return this configurer
	 */
	public CognitoApiConfigurer authenticator(CognitoPasswordAuthenticator authenticator) {
		Assert.notNull(authenticator, "'authenticator' must not be null");
		this.authenticator = authenticator;
		return this;
	}

	@Override
	@SuppressWarnings("unchecked")
	public void init(HttpSecurity http) {
		LoginBeans beans = new LoginBeans(http);
		Api api = api(beans);
		RequestMatcher matcher = matcher(api);
		LogoutConfigurer<HttpSecurity> logout = http.getConfigurer(LogoutConfigurer.class);
		if (this.pool != null && logout != null) {
			// users of other pools can be signed in in it
			logout.invalidateHttpSession(false);
		}
		if (this.authenticationManager == null && this.pool == null) {
			beans.useProviderAmongOthers();
		}
		if (api.mode() == ApiMode.SESSION) {
			http.csrf(CsrfConfigurer::spa);
			ExceptionHandlingConfigurer<HttpSecurity> exceptions = http
				.getConfigurer(ExceptionHandlingConfigurer.class);
			if (exceptions != null) {
				exceptions.defaultAccessDeniedHandlerFor(
						(request, response, denied) -> refuse(request, response,
								(denied instanceof CsrfException) ? ApiProblemCode.CSRF : ApiProblemCode.NOT_OFFERED),
						matcher);
			}
		}
		else if (http.getConfigurer(CsrfConfigurer.class) != null) {
			http.csrf((csrf) -> csrf.ignoringRequestMatchers(matcher));
		}
	}

	private void refuse(HttpServletRequest request, HttpServletResponse response, ApiProblemCode code)
			throws IOException {
		Assert.state(this.filter != null, "The chain has not been built");
		this.filter.refuse(request, response, code);
	}

	@Override
	public void configure(HttpSecurity http) {
		LoginBeans beans = new LoginBeans(http);
		Api api = api(beans);
		PoolLogin login = (this.pool != null) ? beans.requiredPoolApis().login(this.pool) : null;
		AuthenticationManager manager = manager(http, beans, login);
		this.filter = new CognitoApiFilter(api, matcher(api), new RequestLocales(beans.context(), beans.texts()),
				manager, bearer(beans.context()), (login != null) ? session(http, beans, login) : session(http, beans));
		http.addFilterBefore(postProcess(this.filter), AuthorizationFilter.class);
		if (api.mode() == ApiMode.SESSION) {
			http.addFilterBefore(
					new EndedSessionFilter(matcher(api),
							(request, response) -> refuse(request, response, ApiProblemCode.SESSION_ENDED)),
					ConcurrentSessionFilter.class);
			http.addFilterAfter(EndedSessionFilter.passed(), ConcurrentSessionFilter.class);
		}
	}

	private AuthenticationManager manager(HttpSecurity http, LoginBeans beans, @Nullable PoolLogin login) {
		if (this.authenticationManager != null) {
			return this.authenticationManager;
		}
		AuthenticationManager manager = (login != null) ? beans.manager(login.pool().authenticator(), login.options())
				: http.getSharedObject(AuthenticationManager.class);
		Assert.state(manager != null, "The chain has no authentication manager");
		return manager;
	}

	private static RequestMatcher matcher(Api api) {
		return PathPatternRequestMatcher.withDefaults().matcher(api.basePath() + "/**");
	}

	private Api api(LoginBeans beans) {
		if (this.api == null) {
			Assert.state(this.pool != null || this.basePath == null,
					"'basePath(..)' is for 'userPool(..)'; that of the main user pool is 'cognito.api.base-path'");
			this.api = (this.pool != null) ? beans.requiredPoolApis().get(this.pool, this.basePath)
					: beans.find(Api.class);
			Assert.state(this.api != null, "There is no bean of type Api; choose a user pool with 'userPool(..)', "
					+ "define one with Api.builder(..), or set it with api(..)");
		}
		return this.api;
	}

	private ApiSession session(HttpSecurity http, LoginBeans beans) {
		CognitoPasswordAuthenticator authenticator = (this.authenticator != null) ? this.authenticator
				: beans.find(CognitoPasswordAuthenticator.class);
		Assert.state(authenticator != null, "There is no bean of type CognitoPasswordAuthenticator; define one, or set "
				+ "it with authenticator(..)");
		CognitoTokensRepository tokens = orElse(beans.find(CognitoTokensRepository.class),
				new HttpSessionCognitoTokensRepository());
		return new ApiSession(
				orElse(beans.find(CognitoChallengeRepository.class), new HttpSessionCognitoChallengeRepository()),
				tokens, new ReplacedTokens(authenticator), beans.sessionTokens(authenticator, tokens), strategy(http),
				contexts(http), getSecurityContextHolderStrategy(), logout(http, authenticator, tokens, beans),
				beans.context());
	}

	/** What a session keeps for the users of a pool is for no other chain to see. */
	private ApiSession session(HttpSecurity http, LoginBeans beans, PoolLogin login) {
		String name = login.pool().name();
		if (name.equals(CognitoUserPools.MAIN)) {
			return session(http, beans);
		}
		CognitoPasswordAuthenticator authenticator = login.pool().authenticator();
		CognitoTokensRepository tokens = new HttpSessionCognitoTokensRepository(name);
		CognitoChallengeRepository challenges = new HttpSessionCognitoChallengeRepository(name);
		SecurityContextRepository contexts = contexts(http);
		LoginSession session = new LoginSession(authenticator, login.options(), tokens, contexts,
				getSecurityContextHolderStrategy(), login.sessions());
		return new ApiSession(challenges, tokens, new ReplacedTokens(authenticator),
				new CognitoSessionTokens(session, login.sessions()), strategy(http), contexts,
				getSecurityContextHolderStrategy(), logout(http, poolLogout(name, authenticator, tokens, challenges)),
				beans.context());
	}

	private static LogoutHandler poolLogout(String pool, CognitoPasswordAuthenticator authenticator,
			CognitoTokensRepository tokens, CognitoChallengeRepository challenges) {
		return new PoolLogoutHandler(RequestPools.one(pool),
				Map.of(pool, new CognitoRevokingLogoutHandler(authenticator, tokens)), Map.of(pool, challenges), null);
	}

	private static SessionAuthenticationStrategy strategy(HttpSecurity http) {
		return orElse(http.getSharedObject(SessionAuthenticationStrategy.class),
				new NullAuthenticatedSessionStrategy());
	}

	private static SecurityContextRepository contexts(HttpSecurity http) {
		return orElse(http.getSharedObject(SecurityContextRepository.class),
				new HttpSessionSecurityContextRepository());
	}

	/** The session ends, and with it what users of other pools have in it. */
	private LogoutHandler logout(HttpSecurity http, CognitoPasswordAuthenticator authenticator,
			CognitoTokensRepository tokens, LoginBeans beans) {
		Map<CognitoTokensRepository, Supplier<CognitoPasswordAuthenticator>> all = new LinkedHashMap<>();
		all.put(tokens, () -> authenticator);
		beans.namedPools().forEach((name, named) -> all.put(new HttpSessionCognitoTokensRepository(name), named));
		return logout(http, new CognitoRevokingLogoutHandler(all));
	}

	/** The tokens first: the session that holds them can end with the other handlers. */
	private LogoutHandler logout(HttpSecurity http, LogoutHandler revoke) {
		boolean chain = http.getConfigurer(LogoutConfigurer.class) != null;
		SecurityContextLogoutHandler own = new SecurityContextLogoutHandler();
		own.setInvalidateHttpSession(this.pool == null);
		own.setSecurityContextRepository(contexts(http));
		return (request, response, authentication) -> {
			revoke.logout(request, response, authentication);
			if (chain) {
				logout(request);
			}
			else {
				own.logout(request, response, authentication);
			}
		};
	}

	/** Spring Security's request calls the handlers of its chain. */
	private static void logout(HttpServletRequest request) {
		try {
			request.logout();
		}
		catch (ServletException ex) {
			throw new IllegalStateException("A logout handler failed", ex);
		}
	}

	private static Function<Mono<String>, Mono<ApiCaller>> bearer(@Nullable ApplicationContext context) {
		return (context != null && BearerHeader.isSupported()) ? Bearer.verifier(context) : (token) -> Mono.empty();
	}

	private static <T> T orElse(@Nullable T found, T other) {
		return (found != null) ? found : other;
	}

	/** Loaded with a resource server only. */
	private static final class Bearer {

		static Function<Mono<String>, Mono<ApiCaller>> verifier(ApplicationContext context) {
			return (token) -> {
				JwtDecoder decoder = context.getBeanProvider(JwtDecoder.class).getIfUnique();
				return (decoder != null) ? BearerCallers.of(token.map(decoder::decode)) : Mono.empty();
			};
		}

	}

}
