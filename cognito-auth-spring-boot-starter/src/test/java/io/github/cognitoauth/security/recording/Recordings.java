// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The recorded transcripts. {@code COGNITO_RECORD=true} in the environment writes them
 * anew: then every difference needs its reason in the list beside them.
 */
final class Recordings {

	private static final Path FOLDER = Path.of("src/test/resources/io/github/cognitoauth/security/recording");

	private Recordings() {
	}

	static String compare(String stack, String name, String actual) {
		Path file = FOLDER.resolve(stack).resolve(name + ".txt");
		try {
			if ("true".equals(System.getenv("COGNITO_RECORD"))) {
				Files.createDirectories(file.getParent());
				Files.writeString(file, actual, StandardCharsets.UTF_8);
			}
			return Files.readString(file, StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
