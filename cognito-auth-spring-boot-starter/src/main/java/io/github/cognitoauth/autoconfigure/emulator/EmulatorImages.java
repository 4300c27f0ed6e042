// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.util.List;
import java.util.function.IntUnaryOperator;

/** The emulators whose images are known by name, and where they listen. */
final class EmulatorImages {

	/** The first is for images of other names, given as the name of the connection. */
	static final List<String> NAMES = List.of("cognito", "floci/floci", "hectorvent/floci", "jagregory/cognito-local",
			"motoserver/moto");

	private static final int FLOCI_PORT = 4566;

	private static final int COGNITO_LOCAL_PORT = 9229;

	private static final int MOTO_PORT = 5000;

	private EmulatorImages() {
	}

	/** The port inside the container, for an image by any registry and tag. */
	static int port(String image) {
		if (image.contains("cognito-local")) {
			return COGNITO_LOCAL_PORT;
		}
		return image.contains("moto") ? MOTO_PORT : FLOCI_PORT;
	}

	/**
	 * The port to connect to: the only one that is published, or else the one that
	 * belongs to the port of the image.
	 */
	static int publishedPort(String image, List<Integer> published, IntUnaryOperator mapping) {
		return (published.size() == 1) ? published.get(0) : mapping.applyAsInt(port(image));
	}

}
