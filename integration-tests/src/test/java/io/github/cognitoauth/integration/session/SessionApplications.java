// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.session;

import io.github.cognitoauth.redis.SessionRedisSerializer;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.core.Authentication;
import org.springframework.session.data.redis.config.annotation.web.http.EnableRedisHttpSession;
import org.springframework.session.data.redis.config.annotation.web.server.EnableRedisWebSession;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Applications that keep their sessions in Redis as JSON. */
final class SessionApplications {

	private SessionApplications() {
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRedisHttpSession
	@Import(Common.class)
	static class Servlet {

	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@EnableRedisWebSession
	@Import(Common.class)
	static class WebFlux {

	}

	@RestController
	static class Common {

		@Bean
		SessionRedisSerializer springSessionDefaultRedisSerializer() {
			return new SessionRedisSerializer(getClass().getClassLoader());
		}

		@GetMapping("/me")
		String me(Authentication authentication) {
			return authentication.getName() + " " + authentication.getAuthorities();
		}

	}

}
