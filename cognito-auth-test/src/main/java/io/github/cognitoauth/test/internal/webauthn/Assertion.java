// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.webauthn;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.protocol.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an authenticator and a browser assert together: {@code RegistrationResponseJSON}
 * or {@code AuthenticationResponseJSON}. Methods return false, or null, for what is
 * absent or malformed.
 */
public final class Assertion {

	private static final int HASH_BYTES = 32;

	private static final int USER_PRESENT = 1;

	private static final int USER_VERIFIED = 4;

	private final JsonNode credential;

	private final JsonNode response;

	private final JsonNode clientData;

	/**
	 * Reads an assertion.
	 * @param credential the credential
	 */
	public Assertion(JsonNode credential) {
		this.credential = credential;
		this.response = credential.path("response");
		byte[] json = bytes("clientDataJSON");
		this.clientData = (json != null) ? Json.read(json) : Json.object();
	}

	/**
	 * Returns the id of the credential.
	 * @return the id, null if the assertion has not the form of a public key credential
	 */
	public @Nullable String credentialId() {
		String id = text(this.credential, "id");
		boolean valid = id != null && id.equals(text(this.credential, "rawId"))
				&& "public-key".equals(text(this.credential, "type"));
		return valid ? id : null;
	}

	/**
	 * Compares type and challenge.
	 * @param type {@code webauthn.create} or {@code webauthn.get}
	 * @param challenge what the relying party has sent, base64url
	 * @return whether both are as expected
	 */
	public boolean answers(String type, String challenge) {
		String given = text(this.clientData, "challenge");
		return type.equals(text(this.clientData, "type")) && given != null
				&& Secrets.equal(challenge, given.replace("=", ""));
	}

	/**
	 * Checks the origin: a secure one below the relying party.
	 * @param relyingPartyId the relying party
	 * @return whether the origin may use its passkeys
	 */
	public boolean isFrom(String relyingPartyId) {
		String origin = text(this.clientData, "origin");
		URI uri = parse(origin);
		if (uri == null || uri.getHost() == null) {
			return false;
		}
		boolean secure = "https".equals(uri.getScheme()) || "localhost".equals(uri.getHost());
		return secure && (uri.getHost().equals(relyingPartyId) || uri.getHost().endsWith("." + relyingPartyId));
	}

	/**
	 * Checks that the authenticator has answered this relying party in the presence of a
	 * user.
	 * @param relyingPartyId the relying party
	 * @return whether the authenticator's data says so
	 */
	public boolean isFor(String relyingPartyId) {
		byte[] data = bytes("authenticatorData");
		if (data == null || data.length <= HASH_BYTES) {
			return false;
		}
		byte[] hash = hash(relyingPartyId.getBytes(StandardCharsets.UTF_8));
		return MessageDigest.isEqual(hash, Arrays.copyOf(data, HASH_BYTES)) && (data[HASH_BYTES] & USER_PRESENT) != 0;
	}

	/**
	 * Returns whether the authenticator has verified its user, which makes it two
	 * factors.
	 * @return whether the authenticator's data says so
	 */
	public boolean userVerified() {
		byte[] data = bytes("authenticatorData");
		return data != null && data.length > HASH_BYTES && (data[HASH_BYTES] & USER_VERIFIED) != 0;
	}

	/**
	 * Returns whom the authenticator takes its user for.
	 * @return the user handle, base64url without padding, null if it names none
	 */
	public @Nullable String userHandle() {
		String handle = text(this.response, "userHandle");
		return (handle == null || handle.isEmpty()) ? null : handle.replace("=", "");
	}

	/**
	 * Returns a binary member of the response.
	 * @param name the member
	 * @return its bytes
	 */
	public byte @Nullable [] bytes(String name) {
		String text = text(this.response, name);
		try {
			return (text != null) ? Base64.getUrlDecoder().decode(text) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * Returns what the authenticator signs.
	 * @return its data and the hash of the client data
	 */
	public byte @Nullable [] signedBytes() {
		byte[] data = bytes("authenticatorData");
		byte[] json = bytes("clientDataJSON");
		if (data == null || json == null) {
			return null;
		}
		byte[] signed = Arrays.copyOf(data, data.length + HASH_BYTES);
		System.arraycopy(hash(json), 0, signed, data.length, HASH_BYTES);
		return signed;
	}

	private static @Nullable URI parse(@Nullable String origin) {
		try {
			return (origin != null) ? URI.create(origin) : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable String text(JsonNode object, String name) {
		JsonNode value = object.path(name);
		return value.isString() ? value.stringValue() : null;
	}

	static byte[] hash(byte[] data) {
		try {
			return MessageDigest.getInstance("SHA-256").digest(data);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
