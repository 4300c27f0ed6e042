package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.UUID;

/**
 * One refresh token of a family.
 *
 * @param family the family
 * @param id tells it from the others of its family
 * @param expiresAt when it expires
 * @param generation how often all refresh tokens of the user had been revoked
 */
record RefreshToken(TokenFamily family, String id, Instant expiresAt, int generation) {

	static RefreshToken first(TokenFamily family, Instant expiresAt) {
		return new RefreshToken(family, UUID.randomUUID().toString(), expiresAt, family.user().refreshGeneration());
	}

	RefreshToken next() {
		return new RefreshToken(this.family, UUID.randomUUID().toString(), this.expiresAt, this.generation);
	}

	boolean isOfCurrentGeneration() {
		return this.generation == this.family.user().refreshGeneration();
	}

	@Override
	public String toString() {
		return "RefreshToken[family=" + this.family + "]";
	}

}
