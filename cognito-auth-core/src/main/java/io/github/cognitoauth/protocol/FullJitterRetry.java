// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Applies a {@link CognitoRetryPolicy} to one operation. */
final class FullJitterRetry extends Retry {

	private static final Logger logger = LoggerFactory.getLogger(FullJitterRetry.class);

	private final CognitoRetryPolicy policy;

	private final CognitoOperation operation;

	private final Consumer<CognitoException> onFailure;

	/** What another Region is asked for in place of a last attempt here. */
	private final Predicate<CognitoException> hops;

	FullJitterRetry(CognitoRetryPolicy policy, CognitoOperation operation, Consumer<CognitoException> onFailure,
			Predicate<CognitoException> hops) {
		this.policy = policy;
		this.operation = operation;
		this.onFailure = onFailure;
		this.hops = hops;
	}

	@Override
	public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
		return signals.concatMap((signal) -> delay(signal.failure(), signal.totalRetries() + 1));
	}

	private Mono<Long> delay(Throwable failure, long attempt) {
		if (!(failure instanceof CognitoException error)) {
			return Mono.error(failure);
		}
		this.onFailure.accept(error);
		boolean hops = this.hops.test(error);
		if ((hops && error.reason() == CognitoErrorReason.TIMEOUT)
				|| !this.policy.allows(this.operation, error, hops ? attempt + 1 : attempt)) {
			return Mono.error(error);
		}
		long ceiling = this.policy.ceiling(error, attempt).toMillis();
		Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
		logger.debug("{}; attempt {} follows in {} ms", error.getMessage(), attempt + 1, delay.toMillis());
		return Mono.delay(delay);
	}

}
