// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.security.Principal;
import java.util.HashSet;
import java.util.Set;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.web.CognitoLoginConfigurer;
import io.github.cognitoauth.security.web.CognitoSessionTokens;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.security.authorization.AllRequiredFactorsAuthorizationManager;
import org.springframework.security.config.annotation.authorization.EnableMultiFactorAuthentication;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.springframework.security.config.Customizer.withDefaults;

/**
 * An application whose chain has logins of Spring Security beside that of the pool:
 * passkeys and one-time tokens of the application's own.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableMultiFactorAuthentication(authorities = {})
@Import(PoolConnection.class)
@Profile(OtherLoginsApplication.PROFILE)
class OtherLoginsApplication {

	static final String PROFILE = "other-logins";

	@Bean(destroyMethod = "close")
	CognitoUserPoolServer userPool() {
		return CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("bob", (user) -> user.password("Wonderland-1"))
			.start();
	}

	@Bean
	UserDetailsService users() {
		return new InMemoryUserDetailsManager(User.withUsername("alice").password("{noop}x").build());
	}

	@Bean
	SentTokens sentTokens() {
		return new SentTokens();
	}

	@Bean
	SecurityFilterChain chain(HttpSecurity http, SentTokens sent) {
		http.authorizeHttpRequests((requests) -> requests.requestMatchers("/both")
			.access(AllRequiredFactorsAuthorizationManager.builder()
				.requireFactor((factor) -> factor.passwordAuthority())
				.requireFactor((factor) -> factor.ottAuthority())
				.build())
			.anyRequest()
			.authenticated());
		http.with(CognitoLoginConfigurer.cognitoLogin(), withDefaults());
		http.oneTimeTokenLogin((login) -> login.tokenGenerationSuccessHandler((request, response, token) -> {
			sent.token = token.getTokenValue();
			response.sendRedirect("/login/ott");
		}));
		// the origins of a server with a random port are not known yet
		http.webAuthn((passkeys) -> passkeys.rpId("localhost").rpName("Shop").allowedOrigins(sent.origins));
		return http.build();
	}

	/** What the application would send by e-mail. */
	static final class SentTokens {

		private final Set<String> origins = new HashSet<>();

		private volatile String token = "";

		void allow(String origin) {
			this.origins.add(origin);
		}

		String token() {
			return this.token;
		}

	}

	@RestController
	@Profile(PROFILE)
	static class Pages {

		private final CognitoSessionTokens tokens;

		Pages(CognitoSessionTokens tokens) {
			this.tokens = tokens;
		}

		@GetMapping({ "/", "/both" })
		String greet(Principal user) {
			return "Hello, " + user.getName();
		}

		@GetMapping("/tokens")
		String tokens(HttpServletRequest request, HttpServletResponse response) {
			CognitoTokens current = this.tokens.currentTokens(request, response);
			return "Hello, here are the tokens of " + ((current != null) ? current.username() : "nobody");
		}

	}

}
