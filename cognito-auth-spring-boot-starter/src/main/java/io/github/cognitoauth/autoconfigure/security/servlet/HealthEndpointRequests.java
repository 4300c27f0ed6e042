package io.github.cognitoauth.autoconfigure.security.servlet;

import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.util.ClassUtils;

/** Leaves the health endpoint open in the default chain, as Boot does. */
final class HealthEndpointRequests {

	private static final boolean PRESENT = isPresent(
			"org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration")
			&& isPresent("org.springframework.boot.health.actuate.endpoint.HealthEndpoint");

	private HealthEndpointRequests() {
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, HealthEndpointRequests.class.getClassLoader());
	}

	static void permit(
			AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
		if (PRESENT) {
			requests
				.requestMatchers(EndpointRequest.to(HealthEndpoint.class),
						EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER, HealthEndpoint.class))
				.permitAll();
		}
	}

}
