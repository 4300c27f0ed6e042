// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.level;

import java.time.Duration;

import io.github.cognitoauth.security.level.CognitoLevels;
import io.github.cognitoauth.security.web.server.CognitoServerLogin;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The same for WebFlux. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class WebFluxTransfersApplication {

	@Bean
	SecurityWebFilterChain chain(ServerHttpSecurity http, CognitoServerLogin login) {
		http.authorizeExchange((exchanges) -> exchanges.pathMatchers("/transfers")
			.access(CognitoLevels.atLeast(4))
			.pathMatchers("/limits")
			.access(CognitoLevels.atLeast(3).within(Duration.ofMinutes(5)))
			.anyExchange()
			.authenticated());
		return login.enrolmentPage("/account").apply(http).build();
	}

	@GetMapping({ "/", "/transfers", "/limits" })
	String page(Authentication authentication) {
		return authentication.getName() + " " + authentication.getAuthorities();
	}

}
