package io.github.cognitoauth.security.api;

import org.jspecify.annotations.Nullable;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/** Finds the caller behind a bearer token, where there is a resource server. */
final class BearerCallers {

	private static final boolean RESOURCE_SERVER = ClassUtils.isPresent(
			"org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken",
			BearerCallers.class.getClassLoader());

	private BearerCallers() {
	}

	static @Nullable ApiCaller caller(Authentication authentication) {
		return RESOURCE_SERVER ? OfJwt.caller(authentication) : null;
	}

	/** Loaded with the resource server only. */
	private static final class OfJwt {

		static @Nullable ApiCaller caller(Authentication authentication) {
			if (!(authentication instanceof JwtAuthenticationToken token) || !token.isAuthenticated()) {
				return null;
			}
			Jwt jwt = token.getToken();
			String username = jwt.getClaimAsString("username");
			// an ID token opens nothing here
			return ("access".equals(jwt.getClaimAsString("token_use")) && StringUtils.hasText(username))
					? new ApiCaller(username, jwt.getTokenValue(), jwt.getClaims()) : null;
		}

	}

}
