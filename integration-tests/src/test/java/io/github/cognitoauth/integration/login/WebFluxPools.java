// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import io.github.cognitoauth.security.web.server.CognitoServerLogin;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers.pathMatchers;

/** The twin of {@link ServletPools}. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Account.class)
class WebFluxPools {

	@Bean
	@Order(1)
	SecurityWebFilterChain partnerChain(ServerHttpSecurity http, CognitoServerLogin login) {
		http.securityMatcher(pathMatchers("/partner/**"));
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		return login.userPool("partner").loginUrl("/partner/login").apply(http).build();
	}

	/** A tenant has the name of its pool, and one has that of none. */
	@Bean
	@Order(2)
	SecurityWebFilterChain tenantsChain(ServerHttpSecurity http, CognitoServerLogin login) {
		http.securityMatcher(pathMatchers("/tenants/**"));
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		return login
			.userPools((exchange) -> Mono.justOrEmpty(exchange.getRequest().getHeaders().getFirst("X-Tenant")), "main",
					"partner")
			.loginUrl("/tenants/login")
			.apply(http)
			.build();
	}

	@Bean
	@Order(3)
	SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		return login.apply(http).build();
	}

}
