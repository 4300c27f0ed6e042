// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;
import java.util.function.Supplier;

import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import org.testcontainers.containers.GenericContainer;

import org.springframework.boot.testcontainers.service.connection.ContainerConnectionDetailsFactory;
import org.springframework.boot.testcontainers.service.connection.ContainerConnectionSource;
import org.springframework.util.function.SingletonSupplier;

/** Connects to an emulator that a test starts. */
final class CognitoContainerConnectionDetailsFactory
		extends ContainerConnectionDetailsFactory<GenericContainer<?>, CognitoConnectionDetails> {

	CognitoContainerConnectionDetailsFactory() {
		super(EmulatorImages.NAMES);
	}

	@Override
	protected CognitoConnectionDetails getContainerConnectionDetails(
			ContainerConnectionSource<GenericContainer<?>> source) {
		return new Details(source);
	}

	private static final class Details extends ContainerConnectionDetails<GenericContainer<?>>
			implements EmulatorConnectionDetails {

		/** Late, as the container runs only then. */
		private final Supplier<EmulatorPool> pool = SingletonSupplier.of(() -> poolOf(getContainer()));

		Details(ContainerConnectionSource<GenericContainer<?>> source) {
			super(source);
		}

		private static EmulatorPool poolOf(GenericContainer<?> container) {
			int port = EmulatorImages.publishedPort(container.getDockerImageName(), container.getExposedPorts(),
					(exposed) -> exposed);
			return new EmulatorPool(URI.create("http://" + container.getHost() + ":" + container.getMappedPort(port)),
					container.getLabels());
		}

		@Override
		public EmulatorPool pool() {
			return this.pool.get();
		}

	}

}
