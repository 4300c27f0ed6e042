// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens that never expire, and claims of another type than the one that
 * everybody casts them to: such a token is the issuer's fault, not the server's.
 */
final class TokenForm implements OAuth2TokenValidator<Jwt> {

	private static final List<String> TEXTS = List.of("token_use", "client_id", "username", "cognito:username");

	private static final List<String> SCOPES = List.of("scope", "scp");

	private static final String CONFIRMATION = "cnf";

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (token.getExpiresAt() == null) {
			return TokenErrors.failure("The exp claim is missing");
		}
		String wrong = wrongClaim(token);
		return (wrong == null) ? OAuth2TokenValidatorResult.success()
				: TokenErrors.failure("The " + wrong + " claim has an unexpected type");
	}

	private static @Nullable String wrongClaim(Jwt token) {
		for (String name : TEXTS) {
			if (!isTextOrAbsent(token.getClaim(name))) {
				return name;
			}
		}
		for (String name : SCOPES) {
			if (!isTextsOrAbsent(token.getClaim(name))) {
				return name;
			}
		}
		return isConfirmationOrAbsent(token.getClaim(CONFIRMATION)) ? null : CONFIRMATION;
	}

	private static boolean isTextOrAbsent(@Nullable Object value) {
		return value == null || value instanceof String;
	}

	private static boolean isTextsOrAbsent(@Nullable Object value) {
		return isTextOrAbsent(value)
				|| (value instanceof Collection<?> values && values.stream().allMatch(String.class::isInstance));
	}

	/** Thumbprints, RFC 8705 and RFC 9449. */
	private static boolean isConfirmationOrAbsent(@Nullable Object value) {
		return value == null || (value instanceof Map<?, ?> members && isTextOrAbsent(members.get("x5t#S256"))
				&& isTextOrAbsent(members.get("jkt")));
	}

}
