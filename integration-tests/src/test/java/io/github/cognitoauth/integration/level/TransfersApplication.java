// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.level;

import java.time.Duration;

import io.github.cognitoauth.security.level.CognitoLevels;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;

/** The example of the page about levels. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@RestController
class TransfersApplication {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/transfers")
			.access(CognitoLevels.atLeast(4))
			.requestMatchers("/limits")
			.access(CognitoLevels.atLeast(3).within(Duration.ofMinutes(5)))
			.anyRequest()
			.authenticated());
		http.with(cognitoLogin(), (login) -> login.enrolmentPage("/account"));
		return http.build();
	}

	@GetMapping({ "/", "/transfers", "/limits" })
	String page(Authentication authentication) {
		return authentication.getName() + " " + authentication.getAuthorities();
	}

}
