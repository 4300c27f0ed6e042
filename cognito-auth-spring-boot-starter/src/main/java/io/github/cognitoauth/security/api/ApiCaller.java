// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Instant;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Whoever calls, verified: by the signature of the access token, or by the session that
 * holds it. {@link #toString()} shows no token.
 *
 * @param username the user name that the pool knows
 * @param accessToken the access token, a secret
 * @param claims its claims, unmodifiable
 * @since 0.1.0
 */
public record ApiCaller(String username, String accessToken, Map<String, Object> claims) {

	/** Copy the claims. */
	public ApiCaller {
		Assert.hasText(username, "'username' must not be empty");
		Assert.hasText(accessToken, "'accessToken' must not be empty");
		claims = Map.copyOf(claims);
	}

	/**
	 * Return who holds tokens.
	 * @param tokens unexpired tokens of the session
	 * @return the caller
	 */
	public static ApiCaller of(CognitoTokens tokens) {
		return new ApiCaller(tokens.username(), tokens.accessToken(), tokens.claims());
	}

	/**
	 * Return when the user proved who it is, which no refresh changes.
	 * @return the claim {@code auth_time}, or {@code null} without one
	 */
	public @Nullable Instant authenticatedAt() {
		Object time = this.claims.get("auth_time");
		if (time instanceof Instant instant) {
			return instant;
		}
		return (time instanceof Number seconds) ? Instant.ofEpochSecond(seconds.longValue()) : null;
	}

	@Override
	public String toString() {
		return "ApiCaller[sub=" + this.claims.get("sub") + "]";
	}

}
