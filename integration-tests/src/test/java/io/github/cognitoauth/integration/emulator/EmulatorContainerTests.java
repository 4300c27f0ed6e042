// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.emulator;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.testcontainers.context.ImportTestcontainers;
import org.springframework.boot.testcontainers.service.connection.ServiceConnection;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application signs in to the pool of a container, and no property names it.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ImportTestcontainers
class EmulatorContainerTests {

	private static final CognitoUserPoolServer POOL = CognitoUserPoolServer.builder()
		.user("alice", (user) -> user.password("Wonderland-1"))
		.start();

	@ServiceConnection
	static final ContainerWithoutDocker EMULATOR = new ContainerWithoutDocker("floci/floci:latest", POOL.endpoint(),
			4566)
		.withLabel("io.github.cognitoauth.user-pool-id", POOL.userPoolId())
		.withLabel("io.github.cognitoauth.client-id", POOL.clientId());

	@Autowired
	private CognitoConnectionDetails connection;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Test
	void applicationWhenContainerIsLabelledThenSignsInThere() {
		assertThat(this.connection.getEndpoint()).isEqualTo(POOL.endpoint());
		assertThat(this.connection.getUserPoolId()).isEqualTo(POOL.userPoolId());
		assertThat(this.authenticator.authenticate("alice", "Wonderland-1").block(Duration.ofSeconds(20)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
