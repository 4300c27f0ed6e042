// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Supplier;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The secrets of an app client, of which two can be active while they are rotated. Asks
 * the supplier each time, and remembers which position worked last.
 */
final class ClientSecrets {

	private static final Logger logger = LoggerFactory.getLogger(ClientSecrets.class);

	private final Supplier<List<String>> source;

	private volatile int preferred;

	ClientSecrets(Supplier<List<String>> source) {
		this.source = source;
	}

	List<String> current() {
		return this.source.get();
	}

	String digest(String clientId) {
		try {
			MessageDigest digest = MessageDigest.getInstance("SHA-256");
			digest.update(clientId.getBytes(StandardCharsets.UTF_8));
			for (String secret : current()) {
				digest.update((byte) 0);
				digest.update(secret.getBytes(StandardCharsets.UTF_8));
			}
			return HexFormat.of().formatHex(digest.digest());
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	int preferredOf(List<String> secrets) {
		int index = this.preferred;
		return (index < secrets.size()) ? index : 0;
	}

	void accepted(int index) {
		if (this.preferred != index) {
			this.preferred = index;
			logger.warn("Cognito refused one client secret and accepted the other: number {} of the configured secrets "
					+ "works. Remove the other when the rotation is done.", index + 1);
		}
	}

}
