// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.servlet;

import io.github.cognitoauth.autoconfigure.security.api.CognitoApiAutoConfiguration;
import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.security.web.CognitoApiConfigurer;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * Auto-configuration of the chain of the JSON API for sign-ins in a servlet application.
 * It comes last, so that the default chains do not take it for one of the application's
 * and back off, and its chain is asked first.
 *
 * @since 0.1.0
 */
@AutoConfiguration(
		after = { CognitoApiAutoConfiguration.class, CognitoServletSecurityAutoConfiguration.class,
				ServletWebSecurityAutoConfiguration.class },
		afterName = { "io.github.cognitoauth.autoconfigure.security.oauth2.CognitoResourceServerAutoConfiguration",
				"org.springframework.boot.security.oauth2.server.resource.autoconfigure.web."
						+ "OAuth2ResourceServerWebSecurityAutoConfiguration",
				"org.springframework.boot.security.autoconfigure.actuate.web.servlet."
						+ "ManagementWebSecurityAutoConfiguration" })
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@ConditionalOnClass(EnableWebSecurity.class)
@ConditionalOnWebApplication(type = Type.SERVLET)
@ConditionalOnBooleanProperty("cognito.api.enabled")
@ConditionalOnBean(Api.class)
public final class CognitoServletApiAutoConfiguration {

	/** Ahead of chains that match any request; an application can still go first. */
	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 1000;

	CognitoServletApiAutoConfiguration() {
	}

	@Bean
	@Order(ORDER)
	@ConditionalOnMissingBean(name = "cognitoApiSecurityFilterChain")
	SecurityFilterChain cognitoApiSecurityFilterChain(HttpSecurity http, Api api) {
		http.securityMatcher(api.basePath() + "/**");
		// the API answers everything itself
		http.authorizeHttpRequests((requests) -> requests.anyRequest().denyAll());
		http.requestCache(AbstractHttpConfigurer::disable);
		if (api.mode() == ApiMode.BODY) {
			http.sessionManagement((sessions) -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
			http.logout(AbstractHttpConfigurer::disable);
		}
		else {
			// pages of the same origin only
			http.cors(AbstractHttpConfigurer::disable);
		}
		http.with(CognitoApiConfigurer.cognitoApi(), withDefaults());
		return http.build();
	}

}
