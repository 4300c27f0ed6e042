// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.security.CognitoRateLimitException;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.SignInLimit;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;

/** Counts failed attempts as the login pages do. */
final class ApiLimits {

	/** What a place is kept for. */
	private static final BadCredentialsException FAILED = new BadCredentialsException("An attempt failed");

	private ApiLimits() {
	}

	static Mono<ApiResponse> within(SignInLimit limit, Attempt attempt, Mono<ApiResponse> handled) {
		return limit.enter(attempt)
			.flatMap((decision) -> handled
				.onErrorResume((failure) -> Mono.just(ApiResponse.problem(ApiFailures.of(failure))))
				.flatMap(
						(response) -> limit.leave(decision, response.isCounted() ? FAILED : null).thenReturn(response)))
			.onErrorResume(CognitoRateLimitException.class, (refused) -> Mono.just(ApiResponse
				.problem(ApiProblem.builder(ApiProblemCode.RATE_LIMITED).retryAfter(refused.getRetryAfter()).build())));
	}

}
