// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import java.time.Duration;

import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** Applications with pages of accounts for the users of two pools. */
final class PagesOfTwoPools {

	private PagesOfTwoPools() {
	}

	static Class<?> of(PageStack stack) {
		return (stack == PageStack.SERVLET) ? Servlet.class : WebFlux.class;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Common.class)
	static class Servlet {

		@Bean
		@Order(1)
		SecurityFilterChain partner(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
			http.with(cognitoAccount(), withDefaults());
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain main(HttpSecurity http) {
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), withDefaults());
			http.with(cognitoAccount(), withDefaults());
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Common.class)
	static class WebFlux {

		@Bean
		@Order(1)
		SecurityWebFilterChain partner(ServerHttpSecurity http, ObjectProvider<CognitoServerLogin> logins,
				ObjectProvider<CognitoServerAccount> accounts) {
			http.securityMatcher(pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			logins.getObject().userPool("partner").loginUrl("/partner/login").apply(http);
			accounts.getObject().userPool("partner").loginUrl("/partner/login").apply(http);
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain main(ServerHttpSecurity http, ObjectProvider<CognitoServerLogin> logins,
				ObjectProvider<CognitoServerAccount> accounts) {
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			logins.getObject().apply(http);
			accounts.getObject().apply(http);
			return http.build();
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Common {

		@Bean
		AnswerDelay noDelay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

	}

}
