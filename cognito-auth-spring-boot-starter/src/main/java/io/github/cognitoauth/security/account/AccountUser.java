// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Instant;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Who is signed in, as a verified access token tells it.
 *
 * @param username the real user name
 * @param accessToken the access token, a secret
 * @param authenticatedAt when the user proved who it is, {@code auth_time}, which a
 * refresh does not move; {@code null} if it is not known
 * @since 0.1.0
 */
public record AccountUser(String username, String accessToken, @Nullable Instant authenticatedAt) {

	/** Check the values. */
	public AccountUser {
		Assert.hasText(username, "'username' must not be empty");
		Assert.hasText(accessToken, "'accessToken' must not be empty");
	}

	/**
	 * Read the claims of an access token that was verified, or came from the pool.
	 * @param accessToken the token
	 * @param claims its claims
	 * @return the user
	 */
	public static AccountUser of(String accessToken, Map<String, ?> claims) {
		Object username = claims.get("username");
		if (!(username instanceof String)) {
			username = claims.get("sub");
		}
		Assert.isInstanceOf(String.class, username, "The access token names no user");
		return new AccountUser((String) username, accessToken, instant(claims.get("auth_time")));
	}

	/** Decoders of tokens leave the claim a number or make it an instant. */
	private static @Nullable Instant instant(@Nullable Object claim) {
		if (claim instanceof Number seconds) {
			return Instant.ofEpochSecond(seconds.longValue());
		}
		return (claim instanceof Instant instant) ? instant : null;
	}

	@Override
	public String toString() {
		return "AccountUser[authenticatedAt=" + this.authenticatedAt + "]";
	}

}
