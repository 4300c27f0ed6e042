package io.github.cognitoauth.test.internal.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.crypto.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The families and refresh tokens that the pool has issued, the newest hundred thousand
 * of each.
 */
final class TokenStore {

	private static final int CAPACITY = 100_000;

	// A refresh token looks like the JWE that the service issues, and is as opaque.
	private static final String JWE_HEADER = Base64.getUrlEncoder()
		.withoutPadding()
		.encodeToString("{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}".getBytes(StandardCharsets.UTF_8));

	private final BoundedMap<String, TokenFamily> families = new BoundedMap<>(CAPACITY);

	private final BoundedMap<String, RefreshToken> refreshTokens = new BoundedMap<>(CAPACITY);

	void add(TokenFamily family) {
		this.families.put(family.eventId(), family);
	}

	@Nullable TokenFamily family(String eventId) {
		return this.families.get(eventId);
	}

	String newRefreshToken(TokenFamily family) {
		String token = String.join(".", JWE_HEADER, Secrets.text(256), Secrets.text(12), Secrets.text(768),
				Secrets.text(16));
		this.refreshTokens.put(token, new RefreshToken(family));
		return token;
	}

	@Nullable RefreshToken refreshToken(String token) {
		return this.refreshTokens.get(token);
	}

	void clear() {
		this.families.clear();
		this.refreshTokens.clear();
	}

}
