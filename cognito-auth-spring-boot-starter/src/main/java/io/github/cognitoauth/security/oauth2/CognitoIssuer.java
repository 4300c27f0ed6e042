// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.net.URI;

import org.springframework.util.Assert;

/**
 * Who issues tokens, and where the keys are that sign them.
 *
 * @param uri the claim {@code iss}, compared character by character
 * @param jwkSetUri where the keys are
 * @since 0.1.0
 */
public record CognitoIssuer(String uri, URI jwkSetUri) {

	/**
	 * Check the values.
	 * @throws IllegalArgumentException if the issuer is empty or the URI not absolute
	 */
	public CognitoIssuer {
		Assert.hasText(uri, "'uri' must not be empty");
		Assert.notNull(jwkSetUri, "'jwkSetUri' must not be null");
		Assert.isTrue(jwkSetUri.isAbsolute(), "'jwkSetUri' must be absolute");
	}

	/**
	 * Return an issuer whose keys are where those of a user pool are.
	 * @param uri the claim {@code iss}, an absolute URI
	 * @return the issuer
	 * @throws IllegalArgumentException if it is no absolute URI
	 */
	public static CognitoIssuer of(String uri) {
		return new CognitoIssuer(uri, URI.create(uri + "/.well-known/jwks.json"));
	}

	@Override
	public String toString() {
		return this.uri;
	}

}
