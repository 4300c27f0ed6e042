// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.util.Collection;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;

import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.util.Assert;

/**
 * Verifies tokens of a list of issuers: signature (RS256) by a key of the issuer that the
 * token names, form, times, of which {@code exp} must be there, and whatever further
 * validators check. Blocks while keys are fetched; safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class CognitoIssuerJwtDecoder implements JwtDecoder {

	private final NimbusJwtDecoder decoder;

	/**
	 * Create a decoder.
	 * @param keys the keys of the accepted issuers
	 * @param validators what is checked beyond, can be empty
	 */
	public CognitoIssuerJwtDecoder(CognitoIssuerKeys keys, Collection<OAuth2TokenValidator<Jwt>> validators) {
		Assert.notNull(keys, "'keys' must not be null");
		DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
		processor.setJWTClaimsSetAwareJWSKeySelector(keys::select);
		// Spring Security validates the claims
		processor.setJWTClaimsSetVerifier((claims, context) -> {
		});
		this.decoder = new NimbusJwtDecoder(processor);
		this.decoder.setJwtValidator(TokenChecks.of(keys.issuers(), validators));
	}

	/**
	 * Verify a token.
	 * @param token the compact form
	 * @return the token
	 * @throws BadJwtException if the token is not good
	 * @throws CognitoKeysUnavailableException if that cannot be told at the moment
	 */
	@Override
	public Jwt decode(String token) throws JwtException {
		try {
			return this.decoder.decode(token);
		}
		catch (JwtException ex) {
			throw DecodeFailures.translate(ex);
		}
	}

}
