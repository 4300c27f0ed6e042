// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;

import org.springframework.boot.docker.compose.core.RunningService;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionDetailsFactory;
import org.springframework.boot.docker.compose.service.connection.DockerComposeConnectionSource;

/** Connects to an emulator in a {@code compose.yaml}. */
final class CognitoDockerComposeConnectionDetailsFactory
		extends DockerComposeConnectionDetailsFactory<CognitoConnectionDetails> {

	CognitoDockerComposeConnectionDetailsFactory() {
		super(EmulatorImages.NAMES.toArray(String[]::new));
	}

	@Override
	protected CognitoConnectionDetails getDockerComposeConnectionDetails(DockerComposeConnectionSource source) {
		return new Details(source.getRunningService());
	}

	private static final class Details extends DockerComposeConnectionDetails implements EmulatorConnectionDetails {

		private final EmulatorPool pool;

		Details(RunningService service) {
			super(service);
			int port = EmulatorImages.publishedPort(service.image().toString(), service.ports().getAll(),
					service.ports()::get);
			this.pool = new EmulatorPool(URI.create("http://" + service.host() + ":" + port), service.labels());
		}

		@Override
		public EmulatorPool pool() {
			return this.pool;
		}

	}

}
