// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.util.Assert;

/**
 * The twin of {@link CognitoIssuerJwtDecoder} that never blocks. Whoever cancels while
 * keys are fetched leaves the fetch to the others.
 *
 * @since 0.1.0
 */
public final class CognitoIssuerReactiveJwtDecoder implements ReactiveJwtDecoder {

	private final NimbusReactiveJwtDecoder decoder;

	private final Function<Jwt, CognitoJwtPrincipal> principals;

	/**
	 * Create a decoder.
	 * @param keys the keys of the accepted issuers
	 * @param validators what is checked beyond, can be empty
	 */
	public CognitoIssuerReactiveJwtDecoder(CognitoIssuerKeys keys, Collection<OAuth2TokenValidator<Jwt>> validators) {
		this(keys, validators, CognitoJwtPrincipal::new);
	}

	/**
	 * Create a decoder for several user pools.
	 * @param keys the keys of the accepted issuers
	 * @param validators what is checked beyond, can be empty
	 * @param principals names a token by its pool
	 */
	public CognitoIssuerReactiveJwtDecoder(CognitoIssuerKeys keys, Collection<OAuth2TokenValidator<Jwt>> validators,
			Function<Jwt, CognitoJwtPrincipal> principals) {
		Assert.notNull(keys, "'keys' must not be null");
		Assert.notNull(principals, "'principals' must not be null");
		this.principals = principals;
		this.decoder = NimbusReactiveJwtDecoder.withJwkSource(keys::select).build();
		List<OAuth2TokenValidator<Jwt>> all = new ArrayList<>(validators);
		all.add(new UnboundTokenValidator());
		this.decoder.setJwtValidator(TokenChecks.of(keys.issuers(), all));
	}

	/**
	 * Verify a token.
	 * @param token the compact form
	 * @return the token, a {@link CognitoJwtPrincipal}; or {@link BadJwtException} if it
	 * is not good, or {@link CognitoKeysUnavailableException} if that cannot be told at
	 * the moment
	 */
	@Override
	public Mono<Jwt> decode(String token) {
		return Mono.defer(() -> this.decoder.decode(token))
			.<Jwt>map(this.principals)
			.onErrorMap(RuntimeException.class, DecodeFailures::translate);
	}

}
