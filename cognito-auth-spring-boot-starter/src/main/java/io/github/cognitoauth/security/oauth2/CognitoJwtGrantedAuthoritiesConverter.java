// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import io.github.cognitoauth.security.level.TokenFactors;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.util.Assert;

/**
 * Grants one authority per group ({@code cognito:groups}) with a prefix, and one per
 * scope with the prefix {@code SCOPE_}. A group whose authority would be named like a
 * factor ({@code FACTOR_..}) grants nothing. The factors and the level that the user
 * proved ({@code acr}, {@code amr}) become factor authorities of the time of the sign-in
 * ({@code auth_time}).
 *
 * @since 0.1.0
 */
public final class CognitoJwtGrantedAuthoritiesConverter implements Converter<Jwt, Collection<GrantedAuthority>> {

	private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

	private final String groupPrefix;

	private final CognitoLevelNames levelNames;

	/**
	 * Create a converter for a pool whose levels have their standard names.
	 * @param groupPrefix what stands before a group name, such as {@code ROLE_}; can be
	 * empty
	 */
	public CognitoJwtGrantedAuthoritiesConverter(String groupPrefix) {
		this(groupPrefix, CognitoLevelNames.standard());
	}

	/**
	 * Create a converter.
	 * @param groupPrefix what stands before a group name, such as {@code ROLE_}; can be
	 * empty
	 * @param levelNames the names of the pool's levels
	 */
	public CognitoJwtGrantedAuthoritiesConverter(String groupPrefix, CognitoLevelNames levelNames) {
		Assert.notNull(groupPrefix, "'groupPrefix' must not be null");
		Assert.notNull(levelNames, "'levelNames' must not be null");
		this.groupPrefix = groupPrefix;
		this.levelNames = levelNames;
	}

	/**
	 * Create a converter for a pool whose scopes are told apart from those of others.
	 * @param groupPrefix what stands before a group name; can be empty
	 * @param scopePrefix what stands before a scope, instead of {@code SCOPE_}; can be
	 * empty
	 * @param levelNames the names of the pool's levels
	 */
	public CognitoJwtGrantedAuthoritiesConverter(String groupPrefix, String scopePrefix, CognitoLevelNames levelNames) {
		this(groupPrefix, levelNames);
		this.scopes.setAuthorityPrefix(scopePrefix);
	}

	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		List<GrantedAuthority> authorities = new ArrayList<>(this.scopes.convert(token));
		// whoever names scopes must not thereby pass for somebody who has shown a factor
		authorities.removeIf((scope) -> CognitoFactors.isFactor(String.valueOf(scope.getAuthority())));
		if (token.getClaim("cognito:groups") instanceof Collection<?> groups) {
			for (Object group : groups) {
				if (group instanceof String name && !name.isBlank()
						&& !CognitoFactors.isFactor(this.groupPrefix + name)) {
					authorities.add(new SimpleGrantedAuthority(this.groupPrefix + name));
				}
			}
		}
		authorities.addAll(TokenFactors.of(token.getClaims(), this.levelNames));
		return authorities;
	}

}
