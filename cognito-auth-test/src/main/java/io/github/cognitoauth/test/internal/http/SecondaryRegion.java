// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.util.Set;

/**
 * What a secondary Region serves: sign-in, refresh, sign-out and reading, from the guide
 * on multi-Region pools.
 */
final class SecondaryRegion {

	private static final Set<String> SERVED = Set.of("InitiateAuth", "RespondToAuthChallenge",
			"GetTokensFromRefreshToken", "RevokeToken", "GlobalSignOut", "GetUser", "GetUserAuthFactors", "GetDevice",
			"ListDevices", "ListWebAuthnCredentials", "UpdateAuthEventFeedback");

	private SecondaryRegion() {
	}

	static boolean serves(String operation) {
		return SERVED.contains(operation);
	}

}
