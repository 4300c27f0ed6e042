// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Makes tokens that have claims and no valid signature. */
final class Jwts {

	private Jwts() {
	}

	static String of(String claims) {
		return part("{\"alg\":\"RS256\",\"kid\":\"test\"}") + "." + part(claims) + ".c2lnbmF0dXJl";
	}

	private static String part(String json) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
	}

}
