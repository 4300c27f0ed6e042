// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.security.Principal;

import io.github.cognitoauth.security.level.CognitoLevels;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static io.github.cognitoauth.security.web.CognitoLoginConfigurer.cognitoLogin;

/**
 * An application with a page that needs a level, which one user can prove and another
 * cannot.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PoolConnection.class)
@Profile(LevelPagesApplication.PROFILE)
class LevelPagesApplication {

	static final String PROFILE = "level-pages";

	@Bean(destroyMethod = "close")
	CognitoUserPoolServer userPool() {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("app",
					(user) -> user.password("Wonderland-1")
						.totpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
						.mfaOff(MfaFactor.SOFTWARE_TOKEN_MFA))
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start();
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/high")
			.access(CognitoLevels.atLeast(4))
			.anyRequest()
			.authenticated());
		http.with(cognitoLogin(), (login) -> login.applicationName("Shop").enrolmentPage("/"));
		return http.build();
	}

	@RestController
	@Profile(PROFILE)
	static class Pages {

		@GetMapping({ "/", "/high" })
		String greet(Principal user) {
			return "Hello, " + user.getName();
		}

	}

}
