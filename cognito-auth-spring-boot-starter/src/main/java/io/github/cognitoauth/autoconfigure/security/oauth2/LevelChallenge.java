// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.function.Supplier;

import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.RequiredLevel;
import io.github.cognitoauth.security.oauth2.CognitoTokenPools;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.function.SingletonSupplier;

/**
 * What a resource server answers to a token whose user has not proved enough (RFC 9470,
 * section 3): the client lets the user prove more and comes back with another token.
 */
final class LevelChallenge {

	private final SingletonSupplier<CognitoTokenPools> pools;

	LevelChallenge(Supplier<TrustedPools> trusted) {
		this.pools = SingletonSupplier.of(() -> trusted.get().tokenPools());
	}

	static boolean isBearer(@Nullable Authentication authentication) {
		return authentication != null && authentication.getCredentials() instanceof Jwt;
	}

	/** A token without a user has nobody who could prove more. */
	static boolean isOfAUser(@Nullable Authentication authentication) {
		return authentication != null && authentication.getCredentials() instanceof Jwt token
				&& (token.hasClaim("username") || token.hasClaim("cognito:username"));
	}

	/**
	 * The value of {@code WWW-Authenticate}, with the names that the user's pool knows.
	 */
	String header(RequiredLevel required, @Nullable Authentication authentication) {
		CognitoLevelNames names = (authentication != null && authentication.getCredentials() instanceof Jwt token)
				? this.pools.obtain().levelNames(token) : CognitoLevelNames.standard();
		StringBuilder header = new StringBuilder("Bearer error=\"insufficient_user_authentication\", "
				+ "error_description=\"A higher or a more recent authentication level is required\", acr_values=\"")
			.append(String.join(" ", names.from(required.level())))
			.append('"');
		if (required.maxAge() != null) {
			header.append(", max_age=").append(required.maxAge().toSeconds());
		}
		return header.toString();
	}

}
