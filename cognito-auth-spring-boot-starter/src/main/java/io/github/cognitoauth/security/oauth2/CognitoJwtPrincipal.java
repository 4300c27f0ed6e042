package io.github.cognitoauth.security.oauth2;

import java.util.Collection;
import java.util.List;
import java.util.Map;

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

	/**
	 * Create a principal.
	 * @param token a token that was verified
	 */
	public CognitoJwtPrincipal(Jwt token) {
		super(token.getTokenValue(), token.getIssuedAt(), token.getExpiresAt(), token.getHeaders(), token.getClaims());
	}

	@Override
	public String getName() {
		String name = getClaimAsString("username");
		if (name == null) {
			name = getClaimAsString("cognito:username");
		}
		if (name == null) {
			name = getSubject();
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
