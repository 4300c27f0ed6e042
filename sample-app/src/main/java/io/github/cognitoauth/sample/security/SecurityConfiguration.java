// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.security;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.level.CognitoLevels;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.text.CognitoTexts;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.security.authentication.AuthenticationEventPublisher;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.event.AuthenticationFailureServiceExceptionEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.RequestCache;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.MediaTypeRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoApiConfigurer.cognitoApi;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher.pathPattern;

/**
 * Who may see what. Bearers of an access token call the API; people sign in on a page.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	static final String APPLICATION_NAME = "Cognito Auth demo";

	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
			+ "img-src 'self' data:; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

	/**
	 * Failures of the service are told as events, too, which Spring Security does for
	 * their supertype alone.
	 */
	@Bean
	AuthenticationEventPublisher authenticationEventPublisher(ApplicationEventPublisher events) {
		DefaultAuthenticationEventPublisher publisher = new DefaultAuthenticationEventPublisher(events);
		publisher.setAdditionalExceptionMappings(
				Map.of(InternalAuthenticationServiceException.class, AuthenticationFailureServiceExceptionEvent.class));
		return publisher;
	}

	/**
	 * A session is no way into the API, so a forged request from a browser is none. Who
	 * comes without a token is told where the API describes itself.
	 */
	@Bean
	@Order(1)
	SecurityFilterChain apiSecurity(HttpSecurity http) {
		return http.securityMatcher("/api/**", "/.well-known/oauth-protected-resource/**")
			.authorizeHttpRequests(
					(requests) -> requests.requestMatchers("/api/admin").hasRole("admins").anyRequest().authenticated())
			.oauth2ResourceServer((resourceServer) -> resourceServer.jwt(withDefaults())
				.protectedResourceMetadata((metadata) -> metadata
					.protectedResourceMetadataCustomizer((api) -> api.tlsClientCertificateBoundAccessTokens(false))))
			.sessionManagement((session) -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
			.csrf((csrf) -> csrf.disable())
			.build();
	}

	/**
	 * The script of the page {@code /sign-in} signs in here. The tokens stay in the
	 * session of the server, so that the pages know who it is; devices have an API of
	 * their own at {@code /auth}, where they get their tokens.
	 */
	@Bean
	@Order(2)
	SecurityFilterChain scriptSecurity(HttpSecurity http, CognitoPasswordAuthenticator authenticator,
			CognitoTexts texts, SignInLimit limit) {
		Api api = Api.builder(ApiMode.SESSION, authenticator)
			.basePath("/web-auth")
			.forms(new StepForms(ChallengeKinds.standard(), APPLICATION_NAME))
			.texts(texts)
			.limit(limit)
			.build();
		return http.securityMatcher("/web-auth/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll())
			.with(cognitoApi(), (configurer) -> configurer.api(api))
			.build();
	}

	/**
	 * What the demo shows of its worker, its inbox and its health is for everybody: none
	 * of it is a secret, and the codes in the inbox are needed before one is signed in.
	 */
	@Bean
	@Order(3)
	SecurityFilterChain pageSecurity(HttpSecurity http) {
		return http
			.authorizeHttpRequests((requests) -> requests
				.requestMatchers("/*.css", "/*.js", "/favicon.svg", "/error", "/login", "/login/challenge", "/sign-in",
						"/inbox/**", "/worker/**", "/actuator/**")
				.permitAll()
				.requestMatchers("/safe")
				.access(CognitoLevels.atLeast(4).within(Duration.ofMinutes(5)))
				.anyRequest()
				.authenticated())
			.with(cognitoLogin(),
					(login) -> login.loginPage("/login")
						.challengePage("/login/challenge")
						.applicationName(APPLICATION_NAME))
			.with(cognitoAccount(), withDefaults())
			.requestCache((cache) -> cache.requestCache(pagesOnly()))
			.headers((headers) -> headers
				.contentSecurityPolicy((policy) -> policy.policyDirectives(CONTENT_SECURITY_POLICY)))
			.build();
	}

	/**
	 * Signing in leads to the page that was asked for, but not to what browsers ask for
	 * by themselves or scripts of a page do: icons, settings of developer tools, figures.
	 */
	private static RequestCache pagesOnly() {
		RequestMatcher asked = (request) -> {
			String mode = request.getHeader("Sec-Fetch-Mode");
			return (mode != null) ? mode.equals("navigate") : !request.getRequestURI().contains(".");
		};
		HttpSessionRequestCache cache = new HttpSessionRequestCache();
		cache.setRequestMatcher(new AndRequestMatcher(pathPattern(HttpMethod.GET, "/**"),
				new MediaTypeRequestMatcher(MediaType.TEXT_HTML), asked));
		return cache;
	}

}
