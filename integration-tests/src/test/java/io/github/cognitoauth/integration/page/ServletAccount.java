// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.page;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoAccountConfigurer.cognitoAccount;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;
import static org.springframework.security.config.Customizer.withDefaults;

/** A servlet application with pages of accounts. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(TestAccounts.class)
class ServletAccount {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		// in any order
		http.with(cognitoAccount(), withDefaults());
		http.with(cognitoLogin(), withDefaults());
		return http.build();
	}

}
