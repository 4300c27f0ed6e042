// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.security.oauth2.CognitoKeysUnavailableException;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.util.StringUtils;

/**
 * Finds the caller behind a bearer token, where there is a resource server. Public
 * because both web stacks share it; applications need not know it.
 *
 * @since 0.1.0
 */
public final class BearerCallers {

	private BearerCallers() {
	}

	/**
	 * Return who is behind a verified token.
	 * @param verified the token, or why there is none
	 * @return the caller; empty if the token is bad, or no access token; an
	 * {@link ApiProblemException} if that cannot be told at the moment
	 */
	public static Mono<ApiCaller> of(Mono<Jwt> verified) {
		return verified.flatMap((jwt) -> Mono.justOrEmpty(caller(jwt)))
			.onErrorResume(BadJwtException.class, (bad) -> Mono.empty())
			.onErrorMap(JwtException.class, BearerCallers::unavailable);
	}

	/** An ID token opens nothing here. */
	private static @Nullable ApiCaller caller(Jwt jwt) {
		String username = jwt.getClaimAsString("username");
		return ("access".equals(jwt.getClaimAsString("token_use")) && StringUtils.hasText(username))
				? new ApiCaller(username, jwt.getTokenValue(), jwt.getClaims()) : null;
	}

	private static ApiProblemException unavailable(JwtException failure) {
		return new ApiProblemException(ApiProblem.builder(ApiProblemCode.UNAVAILABLE)
			.retryAfter((failure instanceof CognitoKeysUnavailableException keys) ? keys.getRetryAfter()
					: ApiFailures.AFTER_OUTAGE)
			.build());
	}

}
