// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import org.springframework.util.Assert;

/** The script of axe-core, from the class path. */
final class Axe {

	static final String SCRIPT = read();

	private Axe() {
	}

	private static String read() {
		try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
			Assert.state(in != null, "axe-core must be on the class path of the tests");
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
