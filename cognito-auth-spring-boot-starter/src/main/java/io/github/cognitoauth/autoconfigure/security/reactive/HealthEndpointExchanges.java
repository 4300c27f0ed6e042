package io.github.cognitoauth.autoconfigure.security.reactive;

import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.reactive.EndpointRequest;
import org.springframework.security.config.web.server.ServerHttpSecurity.AuthorizeExchangeSpec;
import org.springframework.util.ClassUtils;

/** Leaves the health endpoint open in the default chain, as Boot does. */
final class HealthEndpointExchanges {

	private static final boolean PRESENT = isPresent(
			"org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointAutoConfiguration")
			&& isPresent("org.springframework.boot.health.actuate.endpoint.HealthEndpoint");

	private HealthEndpointExchanges() {
	}

	private static boolean isPresent(String type) {
		return ClassUtils.isPresent(type, HealthEndpointExchanges.class.getClassLoader());
	}

	static void permit(AuthorizeExchangeSpec exchanges) {
		if (PRESENT) {
			exchanges
				.matchers(EndpointRequest.to(HealthEndpoint.class),
						EndpointRequest.toAdditionalPaths(WebServerNamespace.SERVER, HealthEndpoint.class))
				.permitAll();
		}
	}

}
