package io.github.cognitoauth.test.internal.token;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * One refresh token of a family, and when it was replaced by a newer one.
 */
final class RefreshToken {

	private final TokenFamily family;

	private volatile @Nullable Instant replacedAt;

	RefreshToken(TokenFamily family) {
		this.family = family;
	}

	TokenFamily family() {
		return this.family;
	}

	@Nullable Instant replacedAt() {
		return this.replacedAt;
	}

	void replaced(Instant at) {
		if (this.replacedAt == null) {
			this.replacedAt = at;
		}
	}

}
