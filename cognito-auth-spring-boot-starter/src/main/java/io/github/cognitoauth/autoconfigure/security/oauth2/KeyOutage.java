// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.time.Duration;

import io.github.cognitoauth.security.oauth2.CognitoKeysUnavailableException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AuthenticationServiceException;

/**
 * Tells the failure of the bearer filter that stands for missing keys. Spring Security
 * lets it pass as a fault of the server, which would be answered with 500.
 */
final class KeyOutage {

	private KeyOutage() {
	}

	/** Return the value of {@code Retry-After}, or null if the failure is another one. */
	static @Nullable String retryAfter(AuthenticationServiceException failure) {
		return (failure.getCause() instanceof CognitoKeysUnavailableException unavailable)
				? Long.toString(wholeSeconds(unavailable.getRetryAfter())) : null;
	}

	private static long wholeSeconds(Duration duration) {
		return duration.plusSeconds(1).minusNanos(1).toSeconds();
	}

}
