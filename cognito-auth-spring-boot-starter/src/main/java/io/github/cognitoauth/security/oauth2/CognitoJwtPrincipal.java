// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;

/**
 * The token as principal, named after its user. Tokens of the client-credentials grant
 * have no user and are named after their subject.
 *
 * @since 0.1.0
 */
public final class CognitoJwtPrincipal extends Jwt implements OAuth2AuthenticatedPrincipal {

	/**
	 * The name under which {@link #getClaimAsString(String)} returns {@link #getName()}:
	 * for converters that know one claim only. It is no claim of the token.
	 */
	public static final String NAME = "cognito:name";

	private static final long serialVersionUID = 1L;

	private final String pool;

	private final String name;

	/**
	 * Create a principal.
	 * @param token a token that was verified
	 */
	public CognitoJwtPrincipal(Jwt token) {
		this(token, CognitoUserPools.MAIN, nameOf(token));
	}

	/**
	 * Create a principal of a user pool.
	 * @param token a token that was verified
	 * @param pool the name of the user pool
	 * @param name what the user is called in the application
	 */
	public CognitoJwtPrincipal(Jwt token, String pool, String name) {
		super(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), token.getHeaders(), token.getClaims());
		this.pool = pool;
		this.name = name;
	}

	/**
	 * Return what the user is called in the application.
	 * @return the user name, or the subject of a token without user; by default
	 * {@code alice (partner)} in a named pool
	 */
	@Override
	public String getName() {
		return this.name;
	}

	/**
	 * Return which of the application's user pools issued the token.
	 * @return the name of the pool; {@code main} for the one that has no other
	 */
	public String getPool() {
		return this.pool;
	}

	private static String nameOf(Jwt token) {
		String name = token.getClaimAsString("username");
		if (name == null) {
			name = token.getClaimAsString("cognito:username");
		}
		if (name == null) {
			name = token.getSubject();
		}
		return (name != null) ? name : "";
	}

	@Override
	public @Nullable String getClaimAsString(String claim) {
		return NAME.equals(claim) ? getName() : super.getClaimAsString(claim);
	}

	@Override
	public Map<String, Object> getAttributes() {
		return getClaims();
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of();
	}

}
