// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.List;

import io.github.cognitoauth.integration.api.ApiServer.Stack;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;

/** Applications that let pages of one other origin call them. */
final class CorsApplications {

	static final String FRIEND = "https://watch.example";

	private CorsApplications() {
	}

	static Class<?> of(Stack stack) {
		return (stack == Stack.SERVLET) ? Servlet.class : WebFlux.class;
	}

	private static CorsConfiguration friend() {
		CorsConfiguration cors = new CorsConfiguration();
		cors.setAllowedOrigins(List.of(FRIEND));
		cors.setAllowedMethods(List.of("GET", "POST", "PUT", "PATCH", "DELETE"));
		cors.setAllowedHeaders(List.of("Content-Type", "Authorization"));
		cors.setExposedHeaders(List.of("Retry-After"));
		return cors;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Servlet {

		@Bean
		CorsConfigurationSource corsConfigurationSource() {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", friend());
			return source;
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class WebFlux {

		@Bean
		org.springframework.web.cors.reactive.CorsConfigurationSource corsConfigurationSource() {
			org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource source = new org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", friend());
			return source;
		}

	}

}
