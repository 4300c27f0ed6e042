// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.account.AccountEvent;
import io.github.cognitoauth.security.account.AnswerDelay;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.CognitoRateLimiter;
import io.github.cognitoauth.security.limit.RateDecision;
import io.github.cognitoauth.security.web.server.CognitoServerAccount;
import io.github.cognitoauth.security.web.server.CognitoServerApi;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoApiConfigurer.cognitoApi;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;
import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** Applications with the API and the pages of accounts for the users of a named pool. */
final class ApiOfTwoPools {

	private ApiOfTwoPools() {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Common.class)
	static class Servlet {

		@Bean
		@Order(1)
		SecurityFilterChain partnerApi(HttpSecurity http, Environment environment) {
			http.securityMatcher("/partner/auth/**");
			http.with(cognitoApi(), (api) -> api.userPool(environment.getProperty("test.pool", "partner")));
			return http.build();
		}

		@Bean
		@Order(2)
		SecurityFilterChain partnerPages(HttpSecurity http) {
			http.securityMatcher("/partner/**");
			http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
			http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
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
		SecurityWebFilterChain partnerApi(ServerHttpSecurity http, CognitoServerApi api, Environment environment) {
			http.securityMatcher(pathMatchers("/partner/auth/**"));
			return api.userPool(environment.getProperty("test.pool", "partner")).apply(http).build();
		}

		@Bean
		@Order(2)
		SecurityWebFilterChain partnerPages(ServerHttpSecurity http, CognitoServerLogin login,
				CognitoServerAccount account, Environment environment) {
			http.securityMatcher(pathMatchers("/partner/**"));
			http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
			login.userPool("partner").loginUrl("/partner/login").apply(http);
			if (environment.getProperty("test.pages-of-main", Boolean.class, false)) {
				account.loginUrl("/partner/login").apply(http);
			}
			else {
				account.userPool("partner").loginUrl("/partner/login").apply(http);
			}
			return http.build();
		}

	}

	/** Who was counted, as a limiter is told. */
	static final class Counted implements CognitoRateLimiter {

		private final Queue<String> names = new ConcurrentLinkedQueue<>();

		Queue<String> names() {
			return this.names;
		}

		@Override
		public Mono<RateDecision> check(Attempt attempt) {
			if (attempt.name() != null) {
				this.names.add(attempt.name());
			}
			return Mono.just(RateDecision.allowed(Mono.empty()));
		}

	}

	/** Whose accounts are told to have changed. */
	static final class Told {

		private final Queue<String> pools = new ConcurrentLinkedQueue<>();

		Queue<String> pools() {
			return this.pools;
		}

		@EventListener
		void changed(AccountEvent event) {
			this.pools.add(event.pool() + ' ' + event.username());
		}

	}

	/** Who was refused without the pool, as metrics are told. */
	static final class Limited implements CognitoLoginListener {

		private final Queue<String> limits = new ConcurrentLinkedQueue<>();

		Queue<String> limits() {
			return this.limits;
		}

		@Override
		public void attemptLimited(String pool, String limit) {
			this.limits.add(pool + ' ' + limit);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class Common {

		@Bean
		Limited limited() {
			return new Limited();
		}

		@Bean
		Told told() {
			return new Told();
		}

		@Bean
		@ConditionalOnBooleanProperty(name = "test.counted", matchIfMissing = true)
		Counted counted() {
			return new Counted();
		}

		@Bean
		AnswerDelay noDelay() {
			return AnswerDelay.between(Duration.ZERO, Duration.ZERO);
		}

	}

}
