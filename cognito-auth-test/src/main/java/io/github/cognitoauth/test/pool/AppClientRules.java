// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.time.Duration;
import java.util.List;

/**
 * What the settings of an app client may be.
 */
final class AppClientRules {

	private static final Duration LONGEST_GRACE_PERIOD = Duration.ofSeconds(60);

	private AppClientRules() {
	}

	static String clientId(String clientId) {
		if (!clientId.matches("\\w{1,128}")) {
			throw new IllegalArgumentException("'clientId' must be 1 to 128 letters, digits or underscores");
		}
		return clientId;
	}

	static void secret(String secret, List<String> others) {
		if (!secret.matches("\\w{24,64}")) {
			throw new IllegalArgumentException("'secret' must be 24 to 64 letters, digits or underscores");
		}
		if (others.size() == 2) {
			throw new IllegalStateException("A client has at most two active secrets");
		}
	}

	static Duration lifetime(Duration lifetime) {
		if (lifetime.getSeconds() < 1) {
			throw new IllegalArgumentException("'lifetime' must be at least one second");
		}
		return lifetime;
	}

	static Duration gracePeriod(Duration gracePeriod) {
		if (gracePeriod.isNegative() || gracePeriod.compareTo(LONGEST_GRACE_PERIOD) > 0) {
			throw new IllegalArgumentException("'gracePeriod' must be 0 to 60 seconds");
		}
		return gracePeriod;
	}

}
