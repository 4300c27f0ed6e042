// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.emulator;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.interop.CognitoLocalAdministration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The app client is looked up in a real cognito-local, which has several user pools when
 * other tests use it too. Needs what {@code CognitoLocalTests} needs.
 */
@EnabledIfSystemProperty(named = "cognito-local.endpoint", matches = "http://.+",
		disabledReason = "no cognito-local is running; the CI script starts one")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
class CognitoLocalContainerTests {

	private static final String USERNAME = "carol@example.com";

	private static final String PASSWORD = "Temp-Pass-1";

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void applicationWhenOnlyTheUserPoolIsLabelledThenFindsTheAppClient() {
		assertThat(this.authenticator.authenticate(USERNAME, PASSWORD).block(Duration.ofSeconds(20)))
			.isInstanceOf(AuthenticationOutcome.ChallengeRequired.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Emulator {

		@Bean
		@ServiceConnection("jagregory/cognito-local")
		ContainerWithoutDocker cognitoLocal() {
			URI endpoint = URI.create(System.getProperty("cognito-local.endpoint"));
			CognitoLocalAdministration administration = new CognitoLocalAdministration(endpoint);
			String userPoolId = administration.createUserPool();
			administration.createUserPoolClient(userPoolId);
			administration.createUser(userPoolId, USERNAME, PASSWORD);
			return new ContainerWithoutDocker("jagregory/cognito-local:5", endpoint, 9229)
				.withLabel("io.github.cognitoauth.user-pool-id", userPoolId);
		}

	}

}
