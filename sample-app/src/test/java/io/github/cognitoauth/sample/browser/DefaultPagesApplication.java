// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.net.URI;
import java.security.Principal;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application that adds the starter and nothing else: no page, no security
 * configuration. Its profile keeps it out of the demo, which scans this package too.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(PoolConnection.class)
@Profile(DefaultPagesApplication.PROFILE)
class DefaultPagesApplication {

	static final String PROFILE = "default-pages";

	@Bean(destroyMethod = "close")
	CognitoUserPoolServer userPool() {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA)
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.customAuthentication(CustomAuthentication.question(Map.of("question", "What is six times seven?"), "42"))
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
			.user("sms", (user) -> user.password("Second-Factor-1").phoneNumber("+12065550101").mfa(MfaFactor.SMS_MFA))
			.user("ways",
					(user) -> user.password("Second-Factor-1")
						.email("ways@example.com")
						.passkey(SoftwarePasskey.of(URI.create("http://localhost"))))
			.user("custom", (user) -> user.password("Second-Factor-1"))
			.user("setup", (user) -> user.password("Second-Factor-1").mfaRequired())
			.start();
	}

	@Bean
	CognitoPasswordAuthenticator authenticator(CognitoClient client) {
		return FlowsByUser.around(CognitoPasswordAuthenticator.builder().client(client).build());
	}

	@RestController
	@Profile(PROFILE)
	static class Greeting {

		@GetMapping("/")
		String greet(Principal user) {
			return "Hello, " + user.getName();
		}

	}

}
