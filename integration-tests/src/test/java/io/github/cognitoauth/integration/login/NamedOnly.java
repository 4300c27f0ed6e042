// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;

/** Applications without a main user pool. */
final class NamedOnly {

	private NamedOnly() {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Account.class)
	static class Servlet {

		@Bean
		SecurityFilterChain chain(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner"));
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Account.class)
	static class WebFlux {

		@Bean
		SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			return login.userPool("partner").apply(http).build();
		}

	}

}
