// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.architecture;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

import org.junit.jupiter.api.Test;
import reactor.blockhound.BlockingOperationError;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Makes sure that the guard against blocking calls is awake, so that the other tests
 * prove something.
 */
class BlockHoundTests {

	@Test
	void guardWhenSomethingBlocksThenNotices() {
		Mono<Object> blocking = Mono.fromRunnable(() -> LockSupport.parkNanos(1)).subscribeOn(Schedulers.parallel());

		StepVerifier.create(blocking)
			.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOf(BlockingOperationError.class))
			.verify(Duration.ofSeconds(20));
	}

}
