// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import io.github.cognitoauth.integration.api.ApiServer.Stack;
import io.github.cognitoauth.security.web.server.CognitoServerApi;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.session.InMemoryReactiveSessionRegistry;
import org.springframework.security.core.session.ReactiveSessionRegistry;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.PreventLoginServerMaximumSessionsExceededHandler;
import org.springframework.security.web.server.authentication.SessionLimit;

import static io.github.cognitoauth.security.web.CognitoApiConfigurer.cognitoApi;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** Applications whose users have one session at a time. */
final class SessionLimitApplications {

	private SessionLimitApplications() {
	}

	static Class<?> of(Stack stack) {
		return (stack == Stack.SERVLET) ? Servlet.class : WebFlux.class;
	}

	/** The login before the API, after it, or none. */
	enum Login {

		NONE, FIRST, LAST;

		static Login of(Environment environment) {
			return environment.getProperty("test.login", Login.class, NONE);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Servlet {

		@Bean
		@Order(1)
		SecurityFilterChain api(HttpSecurity http, Environment environment) {
			http.securityMatcher("/auth/**", "/login");
			http.sessionManagement((sessions) -> sessions.sessionConcurrency((limit) -> limit.maximumSessions(1)
				.maxSessionsPreventsLogin(!environment.getProperty("test.replace", Boolean.class, false))));
			http.with(cognitoApi(), withDefaults());
			if (Login.of(environment) != Login.NONE) {
				http.with(cognitoLogin(), withDefaults());
			}
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WebFlux {

		@Bean
		ReactiveSessionRegistry sessions() {
			return new InMemoryReactiveSessionRegistry();
		}

		@Bean
		@Order(1)
		SecurityWebFilterChain api(ServerHttpSecurity http, CognitoServerApi api, CognitoServerLogin login,
				Environment environment) {
			http.securityMatcher(pathMatchers("/auth/**", "/login"));
			if (Login.of(environment) == Login.FIRST) {
				login.apply(http);
			}
			api.apply(http);
			if (Login.of(environment) == Login.LAST) {
				login.apply(http);
			}
			// whatever comes first
			http.sessionManagement((sessions) -> sessions.concurrentSessions((limit) -> {
				limit.maximumSessions(SessionLimit.of(1));
				if (!environment.getProperty("test.replace", Boolean.class, false)) {
					limit.maximumSessionsExceededHandler(new PreventLoginServerMaximumSessionsExceededHandler());
				}
			}));
			return http.build();
		}

	}

}
