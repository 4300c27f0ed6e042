// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.UUID;

/**
 * One refresh token of a family.
 *
 * @param family the family
 * @param id tells it from the others of its family
 * @param expiresAt when it expires
 * @param region where the user has signed in
 * @param generation how often all refresh tokens of the user had been revoked
 */
record RefreshToken(TokenFamily family, String id, Instant expiresAt, String region, int generation) {

	static RefreshToken first(TokenFamily family, Instant expiresAt, String region) {
		return new RefreshToken(family, UUID.randomUUID().toString(), expiresAt, region,
				family.user().refreshGeneration());
	}

	RefreshToken next() {
		return new RefreshToken(this.family, UUID.randomUUID().toString(), this.expiresAt, this.region,
				this.generation);
	}

	boolean isOfCurrentGeneration() {
		return this.generation == this.family.user().refreshGeneration();
	}

	@Override
	public String toString() {
		return "RefreshToken[family=" + this.family + "]";
	}

}
