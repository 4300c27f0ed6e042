// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Collection;
import java.util.Set;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.Assert;

/**
 * Accepts access tokens of certain app clients of one pool: {@code token_use} is
 * {@code access}, and {@code client_id} is allowed. Cognito's access tokens have no
 * {@code aud}, so the usual check of the audience would refuse them all. Tokens of other
 * pools and issuers are none of its business and pass.
 *
 * @since 0.1.0
 */
public final class CognitoAccessTokenValidator implements OAuth2TokenValidator<Jwt> {

	private final PoolIssuer issuer;

	private final TokenForm form = new TokenForm();

	private final Set<String> clientIds;

	/**
	 * Create a validator.
	 * @param issuer the claim {@code iss} of the pool's tokens, which ends in the pool's
	 * id
	 * @param clientIds the app clients whose tokens are accepted, at least one
	 */
	public CognitoAccessTokenValidator(String issuer, Collection<String> clientIds) {
		Assert.hasText(issuer, "'issuer' must not be empty");
		Assert.notEmpty(clientIds, "'clientIds' must not be empty");
		this.issuer = PoolIssuer.of(issuer);
		this.clientIds = Set.copyOf(clientIds);
	}

	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		if (this.issuer.isForeign(token)) {
			return OAuth2TokenValidatorResult.success();
		}
		OAuth2TokenValidatorResult form = this.form.validate(token);
		if (form.hasErrors()) {
			return form;
		}
		if (!"access".equals(token.getClaimAsString("token_use"))) {
			return TokenErrors.failure("The token is no access token of the user pool");
		}
		String clientId = token.getClaimAsString("client_id");
		return (clientId != null && this.clientIds.contains(clientId)) ? OAuth2TokenValidatorResult.success()
				: TokenErrors.failure("The token was issued to an app client that is not accepted");
	}

}
