// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.token;

import java.time.Instant;
import java.util.Objects;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import io.github.cognitoauth.test.internal.level.Methods;
import io.github.cognitoauth.test.internal.state.BoundedMap;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.Users;
import org.jspecify.annotations.Nullable;

/**
 * What must be remembered of tokens: the newest ten thousand sign-ins that were revoked
 * and refresh tokens that were replaced. All else stands in the tokens.
 */
final class TokenStore {

	private static final int CAPACITY = 10_000;

	private final Users users;

	private final BoundedMap<String, Instant> revoked = new BoundedMap<>(CAPACITY);

	private final BoundedMap<String, Instant> replaced = new BoundedMap<>(CAPACITY);

	private volatile Seals seals = Seals.random();

	TokenStore(Users users) {
		this.users = users;
	}

	String newEventId(User user, Methods methods) {
		return this.seals.eventIds().make(user, methods);
	}

	Methods methods(String eventId) {
		return this.seals.eventIds().methods(eventId);
	}

	String seal(RefreshToken token) {
		return this.seals.tokens().seal(token);
	}

	@Nullable RefreshToken open(String token) throws SealedTokens.UserGoneException {
		return this.seals.tokens().open(token, this.users::bySub);
	}

	void revoke(String eventId, Instant now) {
		this.revoked.put(eventId, now);
	}

	boolean accessRevoked(TokenFamily family) {
		return this.revoked.get(family.eventId()) != null
				|| !this.seals.eventIds().isCurrent(family.eventId(), family.user());
	}

	boolean refreshRevoked(RefreshToken token) {
		return this.revoked.get(token.family().eventId()) != null || !token.isOfCurrentGeneration();
	}

	/**
	 * Notes that a refresh token has a successor. Only the first time counts.
	 * @param token the token
	 * @param now the time
	 */
	void replace(RefreshToken token, Instant now) {
		this.replaced.put(token.id(), Objects.requireNonNullElse(this.replaced.get(token.id()), now));
	}

	@Nullable Instant replacedAt(RefreshToken token) {
		return this.replaced.get(token.id());
	}

	/**
	 * Forgets everything: tokens that were issued before are none any more.
	 */
	void clear() {
		this.revoked.clear();
		this.replaced.clear();
		this.seals = Seals.random();
	}

	private record Seals(SealedTokens tokens, EventIds eventIds) {

		static Seals random() {
			return new Seals(new SealedTokens(), new EventIds(Secrets.bytes(32)));
		}

	}

}
