// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import org.jspecify.annotations.Nullable;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.Assert;

/**
 * The user pools whose tokens are accepted. A token is checked, named and granted
 * authorities by the rules of the pool that issued it and of no other. Tokens of issuers
 * that are none of these pools, for which the application has a decoder of its own, are
 * treated as those of the main pool; without one they grant nothing. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoTokenPools
		implements OAuth2TokenValidator<Jwt>, Converter<Jwt, Collection<GrantedAuthority>> {

	private final List<CognitoTokenPool> pools;

	private final Map<CognitoTokenPool, OAuth2TokenValidator<Jwt>> validators = new LinkedHashMap<>();

	/**
	 * Collect pools.
	 * @param pools the pools, at least one
	 */
	public CognitoTokenPools(Collection<CognitoTokenPool> pools) {
		Assert.notEmpty(pools, "'pools' must not be empty");
		this.pools = List.copyOf(pools);
		this.pools.forEach((pool) -> this.validators.put(pool, pool.validator()));
	}

	/**
	 * Return the pools.
	 * @return all of them
	 */
	public List<CognitoTokenPool> pools() {
		return this.pools;
	}

	/**
	 * Find the pool that issued a token.
	 * @param token the token
	 * @return the pool, or {@code null} if it was none of these
	 */
	public @Nullable CognitoTokenPool find(Jwt token) {
		List<CognitoTokenPool> issuers = new ArrayList<>();
		for (CognitoTokenPool pool : this.pools) {
			if (pool.isIssuerOf(token)) {
				issuers.add(pool);
			}
		}
		for (CognitoTokenPool pool : issuers) {
			if (pool.isOfClient(token)) {
				return pool;
			}
		}
		return issuers.isEmpty() ? null : issuers.get(0);
	}

	private @Nullable CognitoTokenPool orMain(Jwt token) {
		CognitoTokenPool pool = find(token);
		return (pool != null) ? pool
				: this.pools.stream().filter((it) -> it.name().equals(CognitoUserPools.MAIN)).findFirst().orElse(null);
	}

	/**
	 * Check kind and app client of a token by the rules of its pool.
	 * @param token a token whose signature is good
	 * @return what is wrong; nothing for tokens of other issuers
	 */
	@Override
	public OAuth2TokenValidatorResult validate(Jwt token) {
		CognitoTokenPool pool = find(token);
		OAuth2TokenValidator<Jwt> validator = (pool != null) ? this.validators.get(pool) : null;
		return (validator != null) ? validator.validate(token) : OAuth2TokenValidatorResult.success();
	}

	/**
	 * Grant authorities by the rules of a token's pool.
	 * @param token a token that was verified
	 * @return the authorities
	 */
	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		CognitoTokenPool pool = orMain(token);
		Collection<GrantedAuthority> authorities = (pool != null) ? pool.authorities().convert(token) : null;
		return (authorities != null) ? authorities : List.of();
	}

	/**
	 * Return what the levels of authentication are called at a token's pool.
	 * @param token a token that was verified
	 * @return the names, the standard ones for a token of no pool
	 */
	public CognitoLevelNames levelNames(Jwt token) {
		CognitoTokenPool pool = orMain(token);
		return (pool != null) ? pool.levelNames() : CognitoLevelNames.standard();
	}

	/**
	 * Name a token by the rules of its pool.
	 * @param token a token that was verified
	 * @return the principal
	 */
	public CognitoJwtPrincipal principal(Jwt token) {
		CognitoTokenPool pool = orMain(token);
		return (pool != null) ? pool.principal(token) : new CognitoJwtPrincipal(token);
	}

}
