// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

import io.github.cognitoauth.security.account.Access;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.SignInLimit;
import reactor.core.publisher.Mono;

/** Lets requests through to their endpoints: the limits, and who may use what. */
final class ApiGate {

	private static final String USERNAME = "username";

	private final ApiMode mode;

	private final SignInLimit limit;

	private final Predicate<ApiCaller> callers;

	private final Duration freshSignIn;

	private final Clock clock;

	ApiGate(ApiMode mode, SignInLimit limit, Predicate<ApiCaller> callers, Duration freshSignIn, Clock clock) {
		this.mode = mode;
		this.limit = limit;
		this.callers = callers;
		this.freshSignIn = freshSignIn;
		this.clock = clock;
	}

	/** Handle a request that everybody may send. */
	Mono<ApiResponse> enter(ApiEndpoint endpoint, ApiRequest request) {
		if (!endpoint.limited()) {
			return endpoint.handle(request);
		}
		return ApiLimits.within(this.limit, attempt(endpoint, request), Mono.defer(() -> endpoint.handle(request)));
	}

	/** Whoever fails to sign in does not keep others from refreshing, nor the reverse. */
	private static Attempt attempt(ApiEndpoint endpoint, ApiRequest request) {
		ApiCall call = request.call();
		if (endpoint instanceof RefreshEndpoint) {
			return Attempt.ofRefresh(call.remoteAddress(), call.hasUnreadForwardedHeader());
		}
		String name = request.body().path(USERNAME).isString() ? request.text(USERNAME) : null;
		return Attempt.of(call.remoteAddress(), call.hasUnreadForwardedHeader(), name);
	}

	/** Return who calls, or say why the caller may not. */
	Mono<ApiCaller> caller(ApiEndpoint endpoint, ApiCall call) {
		Mono<ApiCaller> caller = (this.mode == ApiMode.BODY) ? call.exchange().bearer()
				: call.exchange().sessionTokens().map(ApiCaller::of);
		ApiProblemCode missing = (this.mode == ApiMode.BODY) ? ApiProblemCode.TOKEN_REJECTED
				: ApiProblemCode.SESSION_ENDED;
		return caller.filter(this.callers)
			.switchIfEmpty(Mono.error(() -> new ApiProblemException(ApiProblem.of(missing))))
			.doOnNext((known) -> {
				if (endpoint.access() == Access.FRESH && !isFresh(known)) {
					throw new ApiProblemException(ApiProblem.of(ApiProblemCode.FRESH_SIGN_IN_REQUIRED));
				}
			});
	}

	/** A refresh makes no sign-in fresh: it changes the time of issue only. */
	private boolean isFresh(ApiCaller caller) {
		Instant signedInAt = caller.authenticatedAt();
		return signedInAt != null && this.clock.instant().isBefore(signedInAt.plus(this.freshSignIn));
	}

}
