// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/** A servlet application to which people send their password with each request. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(Greeting.class)
class ServletPeople {

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated());
		return http.httpBasic(withDefaults()).build();
	}

}
