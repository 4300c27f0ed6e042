// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Map;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * Refuses tokens that are bound to a key of their holder (RFC 9449). The bearer filter of
 * servlets does so itself, since the one for such tokens is beside it; WebFlux has
 * neither.
 */
final class UnboundTokenValidator implements OAuth2TokenValidator<Jwt> {

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		return (token.getClaim("cnf") instanceof Map<?, ?> members && members.containsKey("jkt"))
				? TokenErrors.failure("The token is bound to a key and no bearer token")
				: OAuth2TokenValidatorResult.success();
	}

}
