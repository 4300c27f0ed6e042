// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;

/**
 * A servlet application with a chain for the users of a partner's pool, one for tenants
 * of several pools, and one for all others.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Account.class)
class ServletPools {

	@Bean
	@Order(1)
	SecurityFilterChain partnerChain(HttpSecurity http) {
		http.securityMatcher("/partner/**");
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.with(cognitoLogin(), (login) -> login.userPool("partner").loginUrl("/partner/login"));
		return http.build();
	}

	/** A tenant has the name of its pool, and one has that of none. */
	@Bean
	@Order(2)
	SecurityFilterChain tenantsChain(HttpSecurity http) {
		http.securityMatcher("/tenants/**");
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.with(cognitoLogin(),
				(login) -> login.userPools((request) -> request.getHeader("X-Tenant"), "main", "partner")
					.loginUrl("/tenants/login"));
		return http.build();
	}

	@Bean
	@Order(3)
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		http.with(cognitoLogin(), withDefaults());
		return http.build();
	}

}
