// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.github.cognitoauth.security.level.CognitoLevelNames;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.Assert;

/**
 * A user pool whose tokens are accepted.
 *
 * @param name what the application calls the pool
 * @param issuers the claims {@code iss} of the pool's tokens, at least one; each ends in
 * the pool's id
 * @param clientIds the app clients whose tokens are accepted, at least one
 * @param idTokens whether ID tokens are accepted, instead of access tokens
 * @param authorities what a token grants
 * @param levelNames what the levels of authentication are called in its tokens
 * @param principalName what the user of a token is called
 * @since 0.1.0
 */
public record CognitoTokenPool(String name, List<String> issuers, Set<String> clientIds, boolean idTokens,
		Converter<Jwt, Collection<GrantedAuthority>> authorities, CognitoLevelNames levelNames,
		Function<CognitoJwtPrincipal, String> principalName) {

	/**
	 * Check the values.
	 */
	public CognitoTokenPool {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notEmpty(issuers, "'issuers' must not be empty");
		Assert.notEmpty(clientIds, "'clientIds' must not be empty");
		issuers = List.copyOf(issuers);
		clientIds = Set.copyOf(clientIds);
	}

	OAuth2TokenValidator<Jwt> validator() {
		String issuer = this.issuers.get(0);
		return this.idTokens ? new CognitoIdTokenValidator(issuer, this.clientIds)
				: new CognitoAccessTokenValidator(issuer, this.clientIds);
	}

	boolean isIssuerOf(Jwt token) {
		return !PoolIssuer.of(this.issuers.get(0)).isForeign(token);
	}

	/** Two names can stand for one pool, each with its app clients. */
	boolean isOfClient(Jwt token) {
		List<String> audience = token.getAudience();
		return (token.getClaim("client_id") instanceof String client && this.clientIds.contains(client))
				|| (audience != null && audience.stream().anyMatch(this.clientIds::contains));
	}

	CognitoJwtPrincipal principal(Jwt token) {
		return new CognitoJwtPrincipal(token, this.name, this.principalName.apply(new CognitoJwtPrincipal(token)));
	}

}
