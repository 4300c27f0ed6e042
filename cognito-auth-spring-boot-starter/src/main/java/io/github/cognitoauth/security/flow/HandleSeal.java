// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.github.cognitoauth.crypto.TokenCipher;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Seals what a client carries from one request to the next and must neither read nor
 * change: {@code v1.<key id>.<base64url of IV, ciphertext and tag>}, with AES-256-GCM. A
 * handle is of use only for the purpose, the pool and the app client that it was made
 * for. It tells its length and nothing else: what it holds is not compressed.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class HandleSeal {

	/** A handle that is longer is refused unread. */
	public static final int MAX_LENGTH = 8 * 1024;

	private static final String VERSION = "v1.";

	private final TokenCipher cipher;

	private final String audience;

	/**
	 * Create a seal.
	 * @param cipher holds the keys
	 * @param userPoolId the pool, or {@code null} if it is not known
	 * @param clientId the app client
	 */
	public HandleSeal(TokenCipher cipher, @Nullable String userPoolId, String clientId) {
		Assert.notNull(cipher, "'cipher' must not be null");
		Assert.hasText(clientId, "'clientId' must not be empty");
		this.cipher = cipher;
		this.audience = ((userPoolId != null) ? userPoolId : "") + '\0' + clientId;
	}

	/**
	 * Seal a text.
	 * @param purpose what it is for, such as {@code sign-in}; needed again to open it
	 * @param text the text, which may hold secrets
	 * @return a handle of ASCII letters, digits, dots, hyphens and underscores
	 * @throws IllegalStateException if it would be longer than {@link #MAX_LENGTH}
	 */
	public String seal(String purpose, String text) {
		Assert.hasText(purpose, "'purpose' must not be empty");
		String handle = VERSION + this.cipher.encrypt(text.getBytes(StandardCharsets.UTF_8), context(purpose));
		Assert.state(handle.length() <= MAX_LENGTH,
				() -> "A handle for '" + purpose + "' would have " + handle.length() + " characters");
		return handle;
	}

	/**
	 * Open a handle.
	 * @param purpose what it was made for
	 * @param handle what a client sent
	 * @return the text; empty if the handle is too long, cut or changed, or was made with
	 * another key or for another purpose, pool or app client
	 */
	public Optional<String> open(String purpose, String handle) {
		if (handle.length() > MAX_LENGTH || !handle.startsWith(VERSION)) {
			return Optional.empty();
		}
		return this.cipher.decrypt(handle.substring(VERSION.length()), context(purpose))
			.map((plain) -> new String(plain, StandardCharsets.UTF_8));
	}

	private String context(String purpose) {
		return purpose + '\0' + this.audience;
	}

	@Override
	public String toString() {
		return "HandleSeal[" + this.cipher + "]";
	}

}
