// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Duration;

import org.springframework.security.core.AuthenticationException;

/**
 * There were too many failed attempts to sign in. The pool was not asked.
 *
 * @since 0.1.0
 */
public final class CognitoRateLimitException extends AuthenticationException {

	private static final long serialVersionUID = 1L;

	private final Duration retryAfter;

	/**
	 * Create an exception.
	 * @param retryAfter when another attempt may pass
	 */
	public CognitoRateLimitException(Duration retryAfter) {
		super("Too many attempts. Try again later.");
		this.retryAfter = retryAfter;
	}

	/**
	 * Return when another attempt may pass.
	 * @return the time to wait
	 */
	public Duration getRetryAfter() {
		return this.retryAfter;
	}

}
