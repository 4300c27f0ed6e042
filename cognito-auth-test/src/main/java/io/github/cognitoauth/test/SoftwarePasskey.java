// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.Passkey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A passkey without a browser: it answers the options of a registration or a sign-in with
 * a real signature (ES256), as {@code navigator.credentials} would.
 *
 * @since 0.1.0
 */
public final class SoftwarePasskey {

	private static final byte PRESENT = 0x01;

	private static final byte VERIFIED = 0x04;

	private static final byte WITH_KEY = 0x40;

	private static final int ES256 = -7;

	private final String origin;

	private final String id;

	private final KeyPair keys;

	private final boolean verifiesUser;

	private SoftwarePasskey(String origin, String id, KeyPair keys, boolean verifiesUser) {
		this.origin = origin;
		this.id = id;
		this.keys = keys;
		this.verifiesUser = verifiesUser;
	}

	/**
	 * Creates a passkey.
	 * @param origin the origin of the page that uses it, such as
	 * {@code http://localhost:8080}
	 * @return the passkey
	 */
	public static SoftwarePasskey of(URI origin) {
		return new SoftwarePasskey(origin.toString(), Secrets.text(32), newKeys(), true);
	}

	private static KeyPair newKeys() {
		try {
			KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
			generator.initialize(256);
			return generator.generateKeyPair();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Returns the same passkey on an authenticator that asks for neither PIN nor finger,
	 * so that it is one factor only.
	 * @return the passkey
	 */
	public SoftwarePasskey withoutUserVerification() {
		return new SoftwarePasskey(this.origin, this.id, this.keys, false);
	}

	/**
	 * Answers a registration.
	 * @param creationOptions {@code PublicKeyCredentialCreationOptionsJSON}
	 * @return {@code RegistrationResponseJSON}
	 */
	public String register(String creationOptions) {
		JsonNode options = Json.read(creationOptions);
		byte[] data = authenticatorData(options.path("rp").path("id").asString(), WITH_KEY);
		ObjectNode credential = credential();
		ObjectNode response = credential.putObject("response")
			.put("clientDataJSON", base64(clientData("webauthn.create", options)))
			.put("authenticatorData", base64(data))
			.put("attestationObject", base64(attestation(data)))
			.put("publicKey", base64(this.keys.getPublic().getEncoded()))
			.put("publicKeyAlgorithm", ES256);
		response.putArray("transports").add("internal");
		return Json.text(credential);
	}

	/**
	 * Answers a sign-in.
	 * @param requestOptions {@code PublicKeyCredentialRequestOptionsJSON}
	 * @return {@code AuthenticationResponseJSON}
	 */
	public String authenticate(String requestOptions) {
		JsonNode options = Json.read(requestOptions);
		byte[] data = authenticatorData(options.path("rpId").asString(), (byte) 0);
		byte[] clientData = clientData("webauthn.get", options);
		ObjectNode credential = credential();
		credential.putObject("response")
			.put("clientDataJSON", base64(clientData))
			.put("authenticatorData", base64(data))
			.put("signature", base64(sign(data, sha256(clientData))));
		return Json.text(credential);
	}

	Passkey registered(String relyingPartyId, Instant now) {
		return new Passkey(this.id, this.keys.getPublic(), relyingPartyId, "platform", List.of("internal"), now);
	}

	private ObjectNode credential() {
		ObjectNode credential = Json.object()
			.put("id", this.id)
			.put("rawId", this.id)
			.put("type", "public-key")
			.put("authenticatorAttachment", "platform");
		credential.putObject("clientExtensionResults");
		return credential;
	}

	private byte[] clientData(String type, JsonNode options) {
		return Json.bytes(Json.object()
			.put("type", type)
			.put("challenge", options.path("challenge").asString())
			.put("origin", this.origin)
			.put("crossOrigin", false));
	}

	private byte[] authenticatorData(String relyingPartyId, byte flag) {
		return ByteBuffer.allocate(37)
			.put(sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8)))
			.put((byte) (PRESENT | (this.verifiesUser ? VERIFIED : 0) | flag))
			.putInt(1)
			.array();
	}

	// CBOR of {"fmt": "none", "attStmt": {}, "authData": data}
	private static byte[] attestation(byte[] data) {
		ByteArrayOutputStream cbor = new ByteArrayOutputStream();
		cbor.write(0xa3);
		text(cbor, "fmt");
		text(cbor, "none");
		text(cbor, "attStmt");
		cbor.write(0xa0);
		text(cbor, "authData");
		cbor.write(0x58);
		cbor.write(data.length);
		cbor.writeBytes(data);
		return cbor.toByteArray();
	}

	private static void text(ByteArrayOutputStream cbor, String text) {
		cbor.write(0x60 + text.length());
		cbor.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
	}

	private byte[] sign(byte[] data, byte[] hash) {
		try {
			Signature signature = Signature.getInstance("SHA256withECDSA");
			signature.initSign(this.keys.getPrivate());
			signature.update(data);
			signature.update(hash);
			return signature.sign();
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static byte[] sha256(byte[] data) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(data);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String base64(byte[] data) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
	}

}
