// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.User;
import org.jspecify.annotations.Nullable;

/**
 * Writes refresh tokens as the JWE that the service issues and reads them again: they are
 * really encrypted, so that clients find nothing in them and cannot change them, and hold
 * all that the pool needs to know.
 */
final class SealedTokens {

	private static final String HEADER = Base64.getUrlEncoder()
		.withoutPadding()
		.encodeToString("{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}".getBytes(StandardCharsets.UTF_8));

	// as long as those of the service, so that they do not fit where a short one would
	private static final int CONTENT_BYTES = 768;

	private static final int IV_BYTES = 12;

	private static final int TAG_BYTES = 16;

	private final SecretKeySpec key = new SecretKeySpec(Secrets.bytes(32), "AES");

	String seal(RefreshToken token) {
		byte[] iv = Secrets.bytes(IV_BYTES);
		String start = HEADER + "." + Secrets.text(256);
		byte[] sealed = cipher(Cipher.ENCRYPT_MODE, iv, start, Arrays.copyOf(write(token), CONTENT_BYTES));
		return String.join(".", start, base64(iv), base64(Arrays.copyOf(sealed, CONTENT_BYTES)),
				base64(Arrays.copyOfRange(sealed, CONTENT_BYTES, sealed.length)));
	}

	/**
	 * Reads a token.
	 * @param text the token
	 * @param users finds a user by its {@code sub}, null if it is gone
	 * @return the token, or null if it is none of this pool
	 * @throws UserGoneException if there is no such user any more
	 */
	@Nullable RefreshToken open(String text, Function<String, @Nullable User> users) throws UserGoneException {
		String[] parts = text.split("\\.", -1);
		if (parts.length != 5) {
			return null;
		}
		try {
			byte[] content = decode(parts[3]);
			byte[] tag = decode(parts[4]);
			byte[] sealed = Arrays.copyOf(content, content.length + TAG_BYTES);
			System.arraycopy(tag, 0, sealed, content.length, Math.min(tag.length, TAG_BYTES));
			return read(cipher(Cipher.DECRYPT_MODE, decode(parts[2]), parts[0] + "." + parts[1], sealed), users);
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private byte[] cipher(int mode, byte[] iv, String start, byte[] data) {
		try {
			Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
			cipher.init(mode, this.key, new GCMParameterSpec(TAG_BYTES * 8, iv));
			cipher.updateAAD(start.getBytes(StandardCharsets.UTF_8));
			return cipher.doFinal(data);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalArgumentException(ex);
		}
	}

	private static byte[] write(RefreshToken token) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream(CONTENT_BYTES);
		TokenFamily family = token.family();
		try (DataOutputStream out = new DataOutputStream(bytes)) {
			out.writeUTF(family.user().sub());
			out.writeUTF(family.clientId());
			out.writeUTF(family.eventId());
			out.writeUTF((family.originId() != null) ? family.originId() : "");
			out.writeLong(family.authTime().toEpochMilli());
			out.writeUTF((family.deviceKey() != null) ? family.deviceKey() : "");
			out.writeByte(family.methods().bits());
			out.writeBoolean(family.levelShown());
			out.writeUTF(token.id());
			out.writeLong(token.expiresAt().toEpochMilli());
			out.writeUTF(token.region());
			out.writeInt(token.generation());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return bytes.toByteArray();
	}

	private static RefreshToken read(byte[] content, Function<String, @Nullable User> users) throws UserGoneException {
		try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(content))) {
			User user = users.apply(in.readUTF());
			String clientId = in.readUTF();
			if (user == null) {
				throw new UserGoneException(clientId);
			}
			TokenFamily family = new TokenFamily(user, clientId, in.readUTF(), orNull(in.readUTF()),
					Instant.ofEpochMilli(in.readLong()), orNull(in.readUTF()), Methods.ofBits(in.readByte()),
					in.readBoolean());
			return new RefreshToken(family, in.readUTF(), Instant.ofEpochMilli(in.readLong()), in.readUTF(),
					in.readInt());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static @Nullable String orNull(String text) {
		return text.isEmpty() ? null : text;
	}

	private static String base64(byte[] bytes) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	// Base64 has several texts for the same bytes, and only one of them is the token.
	private static byte[] decode(String text) {
		byte[] bytes = Base64.getUrlDecoder().decode(text);
		if (!base64(bytes).equals(text)) {
			throw new IllegalArgumentException("not canonical");
		}
		return bytes;
	}

	/**
	 * The token was right, and its user was deleted since.
	 */
	static final class UserGoneException extends Exception {

		private static final long serialVersionUID = 1L;

		private final String clientId;

		UserGoneException(String clientId) {
			super("the user is gone", null, false, false);
			this.clientId = clientId;
		}

		String clientId() {
			return this.clientId;
		}

	}

}
