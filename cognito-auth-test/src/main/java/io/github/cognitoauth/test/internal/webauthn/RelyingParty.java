// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.webauthn;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Passkey;
import io.github.cognitoauth.test.internal.state.User;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The options that a relying party sends to an authenticator, and the check of its keys
 * and signatures.
 */
public final class RelyingParty {

	private static final int TIMEOUT_MILLIS = 60_000;

	private static final int ES256 = -7;

	private static final int RS256 = -257;

	private RelyingParty() {
	}

	/**
	 * Returns the options of a registration.
	 * @param id the relying party
	 * @param user who registers
	 * @param challenge what the authenticator must repeat
	 * @return {@code PublicKeyCredentialCreationOptionsJSON}
	 */
	public static ObjectNode creationOptions(String id, User user, String challenge) {
		ObjectNode options = Json.object().put("challenge", challenge).put("timeout", TIMEOUT_MILLIS);
		options.putObject("rp").put("id", id).put("name", id);
		options.putObject("user")
			.put("id", handle(user))
			.put("name", user.username())
			.put("displayName", user.username());
		ArrayNode algorithms = options.putArray("pubKeyCredParams");
		for (int algorithm : new int[] { ES256, RS256 }) {
			algorithms.addObject().put("type", "public-key").put("alg", algorithm);
		}
		describe(options.putArray("excludeCredentials"), user);
		options.putObject("authenticatorSelection")
			.put("requireResidentKey", true)
			.put("residentKey", "required")
			.put("userVerification", "preferred");
		return options;
	}

	/**
	 * Returns the options of a sign-in.
	 * @param id the relying party
	 * @param user who signs in
	 * @param challenge what the authenticator must sign
	 * @param verified whether the authenticator must verify its user
	 * @return {@code PublicKeyCredentialRequestOptionsJSON}
	 */
	public static ObjectNode requestOptions(String id, User user, String challenge, boolean verified) {
		ObjectNode options = Json.object()
			.put("challenge", challenge)
			.put("timeout", TIMEOUT_MILLIS)
			.put("rpId", id)
			.put("userVerification", verified ? "required" : "preferred");
		describe(options.putArray("allowCredentials"), user);
		return options;
	}

	private static void describe(ArrayNode credentials, User user) {
		for (Passkey passkey : user.passkeys().all()) {
			ObjectNode credential = credentials.addObject().put("type", "public-key").put("id", passkey.credentialId());
			passkey.transports().forEach(credential.putArray("transports")::add);
		}
	}

	/**
	 * Reads the public key of a registration.
	 * @param registration the registration
	 * @return the key, or null if it is absent or of an unknown kind
	 */
	public static @Nullable PublicKey publicKey(Assertion registration) {
		byte[] encoded = registration.bytes("publicKey");
		if (encoded == null) {
			return null;
		}
		for (String algorithm : List.of("EC", "RSA")) {
			try {
				return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(encoded));
			}
			catch (GeneralSecurityException ex) {
				continue;
			}
		}
		return null;
	}

	/**
	 * Checks the signature of a sign-in.
	 * @param passkey the passkey
	 * @param assertion what was asserted
	 * @return whether the passkey has signed it
	 */
	public static boolean signed(Passkey passkey, Assertion assertion) {
		byte[] signedBytes = assertion.signedBytes();
		byte[] signature = assertion.bytes("signature");
		if (signedBytes == null || signature == null) {
			return false;
		}
		try {
			String algorithm = "RSA".equals(passkey.publicKey().getAlgorithm()) ? "SHA256withRSA" : "SHA256withECDSA";
			Signature check = Signature.getInstance(algorithm);
			check.initVerify(passkey.publicKey());
			check.update(signedBytes);
			return check.verify(signature);
		}
		catch (GeneralSecurityException ex) {
			return false;
		}
	}

	/**
	 * Returns how an authenticator knows a user.
	 * @param user the user
	 * @return the user handle, base64url
	 */
	public static String handle(User user) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(user.sub().getBytes(StandardCharsets.UTF_8));
	}

	/**
	 * Reads how an authenticator can be reached.
	 * @param credential the registration
	 * @return the transports
	 */
	public static List<String> transports(JsonNode credential) {
		List<String> transports = new ArrayList<>();
		for (JsonNode transport : credential.path("response").path("transports")) {
			transports.add(transport.asString());
		}
		return transports;
	}

}
