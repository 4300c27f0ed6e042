// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.security.Principal;
import java.time.Duration;
import java.util.Objects;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.autoconfigure.token.ServiceAccount;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.sample.browser.FlowsByUser;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;

/**
 * An application with service accounts, and with the login that comes by itself.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
class AccountsApplication {

	public static void main(String[] arguments) {
		SpringApplication.run(AccountsApplication.class, arguments);
	}

	@Bean
	CognitoPasswordAuthenticator authenticator(CognitoClient client) {
		return FlowsByUser.around(CognitoPasswordAuthenticator.builder().client(client).build());
	}

	/** What the test asks for. */
	@RestController
	static class Pages {

		private static final Duration PATIENCE = Duration.ofSeconds(20);

		private final CognitoTokenProviders accounts;

		private final CognitoTokenProvider billing;

		private final RestClient client;

		private final String downstream;

		Pages(CognitoTokenProviders accounts, @ServiceAccount("billing") CognitoTokenProvider billing,
				@ServiceAccount("billing") RestClient client, @Value("${downstream}") String downstream) {
			this.accounts = accounts;
			this.billing = billing;
			this.client = client;
			this.downstream = downstream;
		}

		@GetMapping("/")
		String greet(Principal user) {
			return "Hello, " + user.getName();
		}

		@GetMapping("/accounts")
		String accounts() {
			CognitoTokens tokens = this.billing.getTokens().block(PATIENCE);
			return this.accounts.names() + " " + Objects.requireNonNull(tokens).username();
		}

		@GetMapping("/downstream")
		String downstream() {
			return Objects.requireNonNull(this.client.get().uri(this.downstream).retrieve().body(String.class));
		}

	}

}
