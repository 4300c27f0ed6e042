// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.util.ClassUtils;

/**
 * Leaves the health endpoint open in default chains, as Boot does, in an application that
 * has one. Public for the auto-configurations below only.
 *
 * @since 0.1.0
 */
public final class HealthEndpointAccess {

	private static final boolean PRESENT = isPresent(
			"org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration")
			&& isPresent("org.springframework.boot.health.actuate.endpoint.HealthEndpoint");

	private HealthEndpointAccess() {
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, HealthEndpointAccess.class.getClassLoader());
	}

	/**
	 * Leave it open in a chain for servlets.
	 * @param requests the rules so far
	 */
	public static void permit(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		if (PRESENT) {
			requests
				.requestMatchers(EndpointRequest.to(HealthEndpoint.class),
						EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER, HealthEndpoint.class))
				.permitAll();
		}
	}

	/**
	 * Leave it open in a chain of WebFlux.
	 * @param exchanges the rules so far
	 */
	public static void permit(AuthorizeExchangeSpec exchanges) {
		if (PRESENT) {
			exchanges
				.matchers(
						org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest
							.to(HealthEndpoint.class),
						org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest
							.toAdditionalPaths(WebServerNamespace.SERVER, HealthEndpoint.class))
				.permitAll();
		}
	}

}
