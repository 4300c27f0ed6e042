package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Applies a {@link CognitoRetryPolicy} to one call. Not by {@code retryWhen}, which makes
 * a sink and two more subscribers for each call before anything fails.
 *
 * @param <T> what the call answers
 */
final class FullJitterRetry<T> {

	private static final Logger logger = LoggerFactory.getLogger(FullJitterRetry.class);

	private final CognitoRetryPolicy policy;

	private final CognitoOperation operation;

	private final Mono<T> call;

	private final CallObserver observer;

	FullJitterRetry(CognitoRetryPolicy policy, CognitoOperation operation, Mono<T> call, CallObserver observer) {
		this.policy = policy;
		this.operation = operation;
		this.call = call;
		this.observer = observer;
	}

	/**
	 * Return the call with its repetitions.
	 * @return fails with the error of the last attempt
	 */
	Mono<T> toMono() {
		return attempt(1);
	}

	private Mono<T> attempt(int number) {
		return this.call.onErrorResume(CognitoException.class, (error) -> afterFailure(error, number));
	}

	private Mono<T> afterFailure(CognitoException error, int number) {
		this.observer.failed(error);
		if (!this.policy.allows(this.operation, error, number)) {
			return Mono.error(error);
		}
		long ceiling = this.policy.ceiling(error, number).toMillis();
		Duration delay = Duration.ofMillis(ThreadLocalRandom.current().nextLong(ceiling + 1));
		logger.debug("{}; attempt {} follows in {} ms", error.getMessage(), number + 1, delay.toMillis());
		return Mono.delay(delay).then(Mono.defer(() -> attempt(number + 1)));
	}

}
