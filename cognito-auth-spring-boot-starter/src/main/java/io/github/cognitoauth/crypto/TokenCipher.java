// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Encrypts what is stored, or carried by a client, with AES-256-GCM. A value names the
 * key that it was made with by the start of the key's SHA-256, so that keys can be
 * rotated: first every instance learns the new key as one of the previous, then it
 * becomes the first, then the old one is dropped. A value is bound to where it belongs.
 * Thread-safe; {@link #toString()} shows no key.
 *
 * @since 0.1.0
 */
public final class TokenCipher {

	private static final int KEY_BYTES = 32;

	private static final int KEY_ID_BYTES = 4;

	private static final int IV_BYTES = 12;

	private static final int TAG_BITS = 128;

	private static final String MAC = "HmacSHA256";

	private static final int MAC_BYTES = 16;

	private static final String TRANSFORMATION = "AES/GCM/NoPadding";

	private final Map<String, SecretKey> keys = new LinkedHashMap<>();

	private final String keyId;

	/** Fresh for each value: a count would repeat itself after a restored checkpoint. */
	private final SecureRandom random = new SecureRandom();

	private TokenCipher(List<byte[]> rawKeys) {
		for (byte[] key : rawKeys) {
			this.keys.put(idOf(key), new SecretKeySpec(key, "AES"));
		}
		this.keyId = this.keys.keySet().iterator().next();
	}

	/**
	 * Create a cipher.
	 * @param key the key that encrypts, 32 bytes in base64
	 * @param previousKeys further keys that values can still be read with
	 * @return a cipher
	 * @throws IllegalArgumentException if a key is no base64 or has not 32 bytes; the
	 * message says how to make one and does not repeat it
	 */
	public static TokenCipher of(String key, List<String> previousKeys) {
		Assert.notNull(key, "'key' must not be null");
		Assert.notNull(previousKeys, "'previousKeys' must not be null");
		return new TokenCipher(
				Stream.concat(Stream.of(key), previousKeys.stream()).map(TokenCipher::decodeKey).toList());
	}

	/**
	 * Create a cipher whose key nobody else has and that is lost with the process.
	 * @return a cipher
	 */
	public static TokenCipher random() {
		byte[] key = new byte[KEY_BYTES];
		new SecureRandom().nextBytes(key);
		return new TokenCipher(List.of(key));
	}

	private static byte[] decodeKey(String key) {
		byte[] decoded;
		try {
			decoded = Base64.getDecoder().decode(key.strip().replace('-', '+').replace('_', '/'));
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException(
					"The encryption key is not base64; make one with 'openssl rand -base64 32'");
		}
		Assert.isTrue(decoded.length == KEY_BYTES, () -> "The encryption key has " + decoded.length
				+ " bytes, and AES-256 needs 32; make one with 'openssl rand -base64 32'");
		return decoded;
	}

	private static String idOf(byte[] key) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key), 0, KEY_ID_BYTES);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no SHA-256", ex);
		}
	}

	/**
	 * Encrypt a value.
	 * @param plain the value
	 * @param context where it belongs, such as its key; needed again to decrypt
	 * @return key id and encrypted value, printable
	 */
	public String encrypt(byte[] plain, String context) {
		byte[] iv = new byte[IV_BYTES];
		this.random.nextBytes(iv);
		SecretKey key = this.keys.get(this.keyId);
		Assert.state(key != null, "There is no key");
		try {
			Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, iv, context);
			byte[] encrypted = cipher.doFinal(plain);
			byte[] whole = ByteBuffer.allocate(IV_BYTES + encrypted.length).put(iv).put(encrypted).array();
			return this.keyId + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(whole);
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no AES-256-GCM", ex);
		}
	}

	/**
	 * Decrypt a value.
	 * @param value what {@link #encrypt} returned
	 * @param context where it belongs, such as its key
	 * @return the value, or empty if it was not made with one of the keys for this
	 * context
	 */
	public Optional<byte[]> decrypt(String value, String context) {
		int dot = value.indexOf('.');
		SecretKey key = (dot > 0) ? this.keys.get(value.substring(0, dot)) : null;
		return Optional.ofNullable((key != null) ? decrypt(key, value.substring(dot + 1), context) : null);
	}

	/**
	 * Make a digest of something that must stay confidential, so that it can be compared
	 * where it is stored. It tells nothing to who has not the key.
	 * @param value the value
	 * @param context where it belongs, such as its key
	 * @return one digest for each key, that of the key that encrypts first
	 */
	public List<String> macs(String value, String context) {
		return this.keys.entrySet()
			.stream()
			.map((entry) -> entry.getKey() + '.' + mac(entry.getValue(), value, context))
			.toList();
	}

	/** A key has one use: the digests are made with one that is derived from it. */
	private static String mac(SecretKey key, String value, String context) {
		byte[] derived = hmac(key.getEncoded(), "cognito-auth credentials");
		return HexFormat.of().formatHex(hmac(derived, context + '\0' + value), 0, MAC_BYTES);
	}

	private static byte[] hmac(byte[] key, String text) {
		try {
			Mac mac = Mac.getInstance(MAC);
			mac.init(new SecretKeySpec(key, MAC));
			return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
		}
		catch (GeneralSecurityException ex) {
			throw new IllegalStateException("This Java runtime has no " + MAC, ex);
		}
	}

	private static byte @Nullable [] decrypt(SecretKey key, String encoded, String context) {
		try {
			byte[] whole = Base64.getUrlDecoder().decode(encoded);
			// some runtimes fail in their own way where not even a tag can be
			if (whole.length < IV_BYTES + TAG_BITS / Byte.SIZE) {
				return null;
			}
			byte[] iv = Arrays.copyOf(whole, IV_BYTES);
			return cipher(Cipher.DECRYPT_MODE, key, iv, context).doFinal(whole, IV_BYTES, whole.length - IV_BYTES);
		}
		catch (GeneralSecurityException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static Cipher cipher(int mode, SecretKey key, byte[] iv, String context) throws GeneralSecurityException {
		Cipher cipher = Cipher.getInstance(TRANSFORMATION);
		cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
		cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
		return cipher;
	}

	@Override
	public String toString() {
		return "TokenCipher[AES-256-GCM, " + this.keys.size() + " keys]";
	}

}
