// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.security;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

import static io.github.cognitoauth.security.web.CognitoApiConfigurer.cognitoApi;
import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;

/**
 * Lets people of a partner in, who live in a user pool of their own. They sign in on the
 * default pages, and their devices by JSON.
 */
@Configuration(proxyBeanMethods = false)
@Profile("tenants")
class TenantsSecurityConfiguration {

	/** The twin of {@code /auth}: nobody of the main pool can sign in here. */
	@Bean
	@Order(-1)
	SecurityFilterChain partnerApiSecurity(HttpSecurity http) {
		return http.securityMatcher("/partner/auth/**").with(cognitoApi(), (api) -> api.userPool("partner")).build();
	}

	/** Only what is below {@code /partner}: there nobody of the main pool is known. */
	@Bean
	@Order(0)
	SecurityFilterChain partnerSecurity(HttpSecurity http) {
		return http.securityMatcher("/partner/**")
			.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
			.with(cognitoLogin(),
					(login) -> login.userPool("partner")
						.loginUrl("/partner/login")
						.applicationName(SecurityConfiguration.APPLICATION_NAME)
						.defaultSuccessUrl("/partner"))
			.headers((headers) -> headers.contentSecurityPolicy(
					(policy) -> policy.policyDirectives(SecurityConfiguration.CONTENT_SECURITY_POLICY)))
			.build();
	}

}
