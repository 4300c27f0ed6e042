// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The proof of an app client's secret that goes with a user name: the base64 text of
 * HMAC-SHA256 over the user name followed by the client id, keyed with the secret as text
 * (developer guide, "Computing secret hash values"). Needed by who calls an operation
 * with {@link CognitoClient#callWithSecret} that the packages {@code authentication} and
 * {@code account} do not know.
 *
 * @since 0.1.0
 */
public final class SecretHash {

	private static final String ALGORITHM = "HmacSHA256";

	private SecretHash() {
	}

	/**
	 * Compute the value of {@code SECRET_HASH} or {@code SecretHash}.
	 * @param clientSecret the app client's secret
	 * @param username exactly the user name of the same request; for a refresh the real
	 * user name of the token's owner
	 * @param clientId the app client's id
	 * @return standard base64 with padding, 44 characters
	 */
	public static String compute(String clientSecret, String username, String clientId) {
		try {
			Mac mac = Mac.getInstance(ALGORITHM);
			mac.init(new SecretKeySpec(clientSecret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
			mac.update(username.getBytes(StandardCharsets.UTF_8));
			byte[] hash = mac.doFinal(clientId.getBytes(StandardCharsets.UTF_8));
			return Base64.getEncoder().encodeToString(hash);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("Every Java platform has " + ALGORITHM, ex);
		}
	}

}
