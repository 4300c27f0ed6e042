// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.emulator;

import java.net.URI;

import org.testcontainers.containers.GenericContainer;

/** A container for which something listens that is there already. */
final class ContainerWithoutDocker extends GenericContainer<ContainerWithoutDocker> {

	private final String image;

	private final URI endpoint;

	private volatile boolean started;

	ContainerWithoutDocker(String image, URI endpoint, int port) {
		super(image);
		this.image = image;
		this.endpoint = endpoint;
		withExposedPorts(port);
	}

	@Override
	public void start() {
		this.started = true;
	}

	@Override
	public void stop() {
		this.started = false;
	}

	@Override
	public boolean isRunning() {
		return this.started;
	}

	@Override
	public String getDockerImageName() {
		return this.image;
	}

	@Override
	public String getHost() {
		return this.endpoint.getHost();
	}

	@Override
	public Integer getMappedPort(int port) {
		if (!this.started || !getExposedPorts().contains(port)) {
			throw new IllegalStateException("Not mapped: " + port);
		}
		return this.endpoint.getPort();
	}

}
