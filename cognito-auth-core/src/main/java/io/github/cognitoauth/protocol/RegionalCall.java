// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Takes one call to the Region that its route says, and to the other one where that makes
 * sense. Answers and errors say which Region gave them.
 */
final class RegionalCall {

	private final RegionRouter router;

	RegionalCall(RegionRouter router) {
		this.router = router;
	}

	/**
	 * Make a call.
	 * @param route to which Region it may go
	 * @param attempts sends it
	 * @return the answer, or a {@link CognitoException}
	 */
	Mono<CognitoResponse> call(CallRoute route, Attempts attempts) {
		return Mono.defer(() -> {
			boolean first = this.router.beginsAtReplica(route);
			Predicate<CognitoException> hops = (failure) -> hops(route, first, failure);
			return at(first, attempts.at(this.router.endpoint(first), hops))
				.onErrorResume(CognitoException.class,
						(failure) -> hops.test(failure) ? hop(first, failure, attempts) : Mono.error(failure))
				.onErrorMap(CognitoException.class, (failure) -> meant(route, failure));
		});
	}

	private Mono<CognitoResponse> hop(boolean first, CognitoException failure, Attempts attempts) {
		return at(!first, attempts.at(this.router.endpoint(!first), null)).onErrorMap(CognitoException.class,
				(later) -> tells(first, failure, later) ? later : failure);
	}

	/**
	 * An answer tells more than none, and the newer of two failures more than the old;
	 * but what is no replica tells nothing of the pool.
	 */
	private static boolean tells(boolean first, CognitoException failure, CognitoException later) {
		if (isOfNoReplica(first ? failure : later)) {
			return first;
		}
		return CallOutage.isSign(failure) || !CallOutage.isSign(later);
	}

	/**
	 * Whether the pool is not where its replica should be: it is not replicated, or
	 * something else answers there. The primary Region would not say so.
	 */
	private static boolean isOfNoReplica(CognitoException failure) {
		return switch (failure.reason()) {
			case CLIENT_NOT_FOUND, UNKNOWN_OPERATION, UNEXPECTED_ANSWER, REDIRECTED -> true;
			default -> false;
		};
	}

	private Mono<CognitoResponse> at(boolean replica, Mono<CognitoResponse> call) {
		String region = this.router.name(replica);
		return call.map((answer) -> answer.in(region))
			.doOnNext((answer) -> this.router.answered(replica))
			.onErrorMap(CognitoException.class,
					(failure) -> failure.error().withRegion(region).toException(failure.getCause()))
			.doOnError(CognitoException.class, (failure) -> noted(replica, failure));
	}

	private void noted(boolean replica, CognitoException failure) {
		if (CallOutage.isSign(failure)) {
			this.router.failed(replica, failure);
		}
		else if (failure.status() > 0) {
			this.router.answered(replica);
		}
	}

	private boolean hops(CallRoute route, boolean first, CognitoException failure) {
		return switch (route.kind()) {
			case PRIMARY, SESSION -> false;
			case ANY -> isOutage(failure) ? maySwitch(first) : isNotServed(first, failure);
			case TOKENS ->
				(isOutage(failure) || failure.reason() == CognitoErrorReason.OPERATION_NOT_ENABLED) && mayCall(!first);
			case REFRESH -> (failure.reason() == CognitoErrorReason.CONNECT_FAILURE) ? maySwitch(first)
					: isNotServed(first, failure) || (isForeign(route, failure) && mayCall(!first));
		};
	}

	private boolean maySwitch(boolean first) {
		return this.router.isAutomatic() && mayCall(!first);
	}

	private boolean mayCall(boolean replica) {
		return replica || !this.router.isPrimaryDown();
	}

	private boolean isNotServed(boolean first, CognitoException failure) {
		return first && (failure.reason() == CognitoErrorReason.OPERATION_NOT_ENABLED || isOfNoReplica(failure))
				&& mayCall(false);
	}

	private static boolean isOutage(CognitoException failure) {
		return switch (failure.reason()) {
			case CONNECT_FAILURE, TIMEOUT, TRANSPORT_FAILURE, SERVICE_FAILURE -> true;
			default -> false;
		};
	}

	/**
	 * Whether a Region refused a refresh token that another Region has issued, which says
	 * nothing about it.
	 */
	private boolean isForeign(CallRoute route, CognitoException failure) {
		String issuer = (route.region() != null) ? route.region() : this.router.primaryRegion();
		boolean refused = failure.reason() == CognitoErrorReason.REFRESH_TOKEN_REUSED
				|| (failure.reason().endsSession() && failure.reason() != CognitoErrorReason.USER_DISABLED);
		return refused && !issuer.equals(failure.region());
	}

	private CognitoException meant(CallRoute route, CognitoException failure) {
		if (route.kind() == CallRoute.Kind.REFRESH && isForeign(route, failure)) {
			return failure.error().withReason(CognitoErrorReason.NOT_IN_THIS_REGION).toException(failure);
		}
		boolean lost = route.kind() == CallRoute.Kind.SESSION && CallOutage.isSign(failure)
				&& !this.router.activeRegion().equals(failure.region());
		return lost ? failure.error().withReason(CognitoErrorReason.SESSION_REGION_DOWN).toException(failure) : failure;
	}

	/** Sends a call to one Region. */
	@FunctionalInterface
	interface Attempts {

		/**
		 * Send it.
		 * @param endpoint where to
		 * @param hops which failures lead to the other Region, so that there is one
		 * attempt less here and none after a time-out; {@code null} for one attempt only
		 * @return the answer, or a {@link CognitoException}
		 */
		Mono<CognitoResponse> at(CognitoEndpoint endpoint, @Nullable Predicate<CognitoException> hops);

	}

}
