// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.ByteArrayInputStream;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/** Answers of the service for {@link ResponseDecoder}. */
final class Answers {

	private Answers() {
	}

	static CognitoResponse decode(CognitoOperation operation, int status, @Nullable String errorType,
			@Nullable String requestId, byte[] body) {
		return ResponseDecoder.decode(operation, status, headers(errorType, requestId), new ByteArrayInputStream(body));
	}

	static CognitoError error(CognitoOperation operation, int status, @Nullable String errorType,
			@Nullable String requestId, byte[] body) {
		return ResponseDecoder.error(operation, status, headers(errorType, requestId),
				ResponseDecoder.read(new ByteArrayInputStream(body)));
	}

	private static HttpHeaders headers(@Nullable String errorType, @Nullable String requestId) {
		HttpHeaders headers = new HttpHeaders();
		if (errorType != null) {
			headers.set("x-amzn-ErrorType", errorType);
		}
		if (requestId != null) {
			headers.set("x-amzn-RequestId", requestId);
		}
		return headers;
	}

}
