package io.github.cognitoauth.security.oauth2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.cognitoauth.security.factor.CognitoFactors;

import org.springframework.core.convert.converter.Converter;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtGrantedAuthoritiesConverter;
import org.springframework.util.Assert;

/**
 * Grants one authority per group ({@code cognito:groups}) with a prefix, and one per
 * scope with the prefix {@code SCOPE_}. A group whose authority would be named like a
 * factor ({@code FACTOR_..}) grants nothing.
 *
 * @since 0.1.0
 */
public final class CognitoJwtGrantedAuthoritiesConverter implements Converter<Jwt, Collection<GrantedAuthority>> {

	private final JwtGrantedAuthoritiesConverter scopes = new JwtGrantedAuthoritiesConverter();

	private final String groupPrefix;

	/**
	 * Create a converter.
	 * @param groupPrefix what stands before a group name, such as {@code ROLE_}; can be
	 * empty
	 */
	public CognitoJwtGrantedAuthoritiesConverter(String groupPrefix) {
		Assert.notNull(groupPrefix, "'groupPrefix' must not be null");
		this.groupPrefix = groupPrefix;
	}

	@Override
	public Collection<GrantedAuthority> convert(Jwt token) {
		List<GrantedAuthority> authorities = new ArrayList<>(this.scopes.convert(token));
		if (token.getClaim("cognito:groups") instanceof Collection<?> groups) {
			for (Object group : groups) {
				if (group instanceof String name && !name.isBlank()
						&& !CognitoFactors.isFactor(this.groupPrefix + name)) {
					authorities.add(new SimpleGrantedAuthority(this.groupPrefix + name));
				}
			}
		}
		return authorities;
	}

}
