// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.session;

import io.github.cognitoauth.redis.SessionRedisSerializer;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.data.redis.config.annotation.web.server.EnableRedisWebSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** Applications that keep their sessions in Redis as JSON. */
final class SessionApplications {

	private SessionApplications() {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRedisHttpSession
	@Import(Common.class)
	static class Servlet {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRedisWebSession
	@Import(Common.class)
	static class WebFlux {

	}

	/** With a chain for the users of a partner's pool. */
	@Configuration(proxyBeanMethods = false)
	@Import(Servlet.class)
	static class ServletOfTwoPools {

		@Bean
		@Order(1)
		SecurityFilterChain partnerChain(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			return http.build();
		}

	}

	/** The twin of {@link ServletOfTwoPools}. */
	@Configuration(proxyBeanMethods = false)
	@Import(WebFlux.class)
	static class WebFluxOfTwoPools {

		@Bean
		@Order(1)
		SecurityWebFilterChain partnerChain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.securityMatcher(pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return login.userPool("partner").loginUrl("/partner/login").apply(http).build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return login.apply(http).build();
		}

	}

	@RestController
	static class Common {

		@Bean
		SessionRedisSerializer springSessionDefaultRedisSerializer() {
			return new SessionRedisSerializer(getClass().getClassLoader());
		}

		@GetMapping({ "/me", "/partner/me" })
		String me(Authentication authentication) {
			return authentication.getName() + " " + authentication.getAuthorities();
		}

	}

}
