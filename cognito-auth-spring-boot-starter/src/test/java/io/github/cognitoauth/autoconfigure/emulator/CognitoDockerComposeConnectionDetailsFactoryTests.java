// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.service.connection.ConnectionDetailsFactory;
import org.springframework.boot.docker.compose.core.ConnectionPorts;
import org.springframework.boot.docker.compose.core.ImageReference;
import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;
import org.springframework.core.io.support.SpringFactoriesLoader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoDockerComposeConnectionDetailsFactory}.
 */
class CognitoDockerComposeConnectionDetailsFactoryTests {

	private final RunningService service = mock(RunningService.class);

	private CognitoConnectionDetails details(String image, Map<String, String> labels, Map<Integer, Integer> ports) {
		given(this.service.image()).willReturn(ImageReference.of(image));
		given(this.service.labels()).willReturn(labels);
		given(this.service.host()).willReturn("127.0.0.1");
		ConnectionPorts connectionPorts = mock(ConnectionPorts.class);
		given(this.service.ports()).willReturn(connectionPorts);
		given(connectionPorts.getAll()).willReturn(List.copyOf(ports.values()));
		ports.forEach((inside, outside) -> given(connectionPorts.get(inside)).willReturn(outside));
		DockerComposeConnectionSource source = mock(DockerComposeConnectionSource.class);
		given(source.getRunningService()).willReturn(this.service);
		return new CognitoDockerComposeConnectionDetailsFactory().getConnectionDetails(source);
	}

	@ParameterizedTest
	@CsvSource({ "floci/floci:latest, 4566", "jagregory/cognito-local, 9229", "motoserver/moto:5, 5000" })
	void detailsWhenImageIsKnownThenItsPortAmongSeveral(String image, int port) {
		CognitoConnectionDetails details = details(image, Map.of(), Map.of(port, 32768, 7001, 32769));
		assertThat(details.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:32768"));
	}

	@Test
	void detailsWhenImageIsNamedByLabelThenItsOnlyPortAndItsLabels() {
		CognitoConnectionDetails details = details(
				"example/emulator", Map.of("org.springframework.boot.service-connection", "cognito",
						"io.github.cognitoauth.user-pool-id", "local_1", "io.github.cognitoauth.client-id", "client"),
				Map.of(80, 32770));
		assertThat(details.getEndpoint()).isEqualTo(URI.create("http://127.0.0.1:32770"));
		assertThat(details.getUserPoolId()).isEqualTo("local_1");
		assertThat(details.getClientId()).isEqualTo("client");
		assertThat(details.getClientSecrets()).isEmpty();
	}

	@Test
	void detailsWhenImageIsAnotherThenNone() {
		assertThat(details("postgres:18", Map.of(), Map.of(5432, 5432))).isNull();
	}

	@Test
	void factoriesAreFoundByBoot() {
		assertThat(SpringFactoriesLoader.forDefaultResourceLocation().load(ConnectionDetailsFactory.class))
			.hasAtLeastOneElementOfType(CognitoDockerComposeConnectionDetailsFactory.class)
			.hasAtLeastOneElementOfType(CognitoContainerConnectionDetailsFactory.class);
	}

}
