// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Duration;

import org.springframework.security.oauth2.jwt.JwtException;

/**
 * The keys that could verify a token cannot be fetched at the moment, so it is neither
 * good nor bad. A resource server answers 503 with {@code Retry-After}.
 *
 * @since 0.1.0
 */
public final class CognitoKeysUnavailableException extends JwtException {

	private static final long serialVersionUID = 1L;

	private final Duration retryAfter;

	/**
	 * Create an exception.
	 * @param issuer the issuer whose keys are missing, one of the accepted ones
	 * @param retryAfter when the next attempt is due
	 */
	public CognitoKeysUnavailableException(String issuer, Duration retryAfter) {
		super("The keys of issuer '" + issuer + "' cannot be fetched at the moment");
		this.retryAfter = retryAfter;
	}

	/**
	 * Return when it makes sense to try again.
	 * @return a time from now, at least one second
	 */
	public Duration getRetryAfter() {
		return this.retryAfter;
	}

}
