// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;

/** What both decoders check in a token whose signature is good. */
final class TokenChecks {

	private TokenChecks() {
	}

	static OAuth2TokenValidator<Jwt> of(Set<String> issuers, Collection<OAuth2TokenValidator<Jwt>> validators) {
		List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>();
		all.add(new JwtClaimValidator<Object>("iss",
				(issuer) -> issuer != null && issuers.contains(issuer.toString())));
		all.addAll(validators);
		return firstForm(JwtValidators.createDefaultWithValidators(all));
	}

	/** The others cast what they read, and a list of validators asks each of them. */
	private static OAuth2TokenValidator<Jwt> firstForm(OAuth2TokenValidator<Jwt> others) {
		TokenForm form = new TokenForm();
		return (token) -> {
			OAuth2TokenValidatorResult result = form.validate(token);
			return result.hasErrors() ? result : others.validate(token);
		};
	}

}
