// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import com.nimbusds.jose.JOSEException;
import org.jspecify.annotations.Nullable;

import org.springframework.security.oauth2.jwt.BadJwtException;

/**
 * Finds in the failures of Spring's decoders what they stand for. The two wrap the same
 * fault differently, and what is no {@link BadJwtException} ends as 500.
 */
final class DecodeFailures {

	private static final int MAX_CAUSES = 16;

	private DecodeFailures() {
	}

	static RuntimeException translate(RuntimeException failure) {
		CognitoKeysUnavailableException unavailable = find(failure, CognitoKeysUnavailableException.class);
		if (unavailable != null) {
			return unavailable;
		}
		BadJwtException bad = find(failure, BadJwtException.class);
		if (bad != null) {
			return bad;
		}
		// keys were at hand, so this is about the token
		return (find(failure, JOSEException.class) != null)
				? new BadJwtException("The token could not be verified", failure) : failure;
	}

	private static <T extends Throwable> @Nullable T find(Throwable failure, Class<T> type) {
		Throwable cause = failure;
		for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
			if (type.isInstance(cause)) {
				return type.cast(cause);
			}
			cause = cause.getCause();
		}
		return null;
	}

}
