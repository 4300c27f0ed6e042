// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;

/** Refusals as RFC 6750 words them; no claim is repeated. */
final class TokenErrors {

	private TokenErrors() {
	}

	static OAuth2TokenValidatorResult failure(String description) {
		return OAuth2TokenValidatorResult.failure(new OAuth2Error(OAuth2ErrorCodes.INVALID_TOKEN, description,
				"https://tools.ietf.org/html/rfc6750#section-3.1"));
	}

}
