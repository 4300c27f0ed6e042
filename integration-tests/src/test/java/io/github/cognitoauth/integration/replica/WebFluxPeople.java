// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/** A WebFlux application to which people send their password with each request. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Greeting.class)
class WebFluxPeople {

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http) {
		http.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated());
		return http.httpBasic(withDefaults()).build();
	}

}
