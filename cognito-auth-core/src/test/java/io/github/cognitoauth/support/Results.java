// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.support;

import java.time.Duration;
import java.util.List;

import io.github.cognitoauth.protocol.CognitoException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Waits for results in tests, never for ever. */
public final class Results {

	private static final Duration TIMEOUT = Duration.ofSeconds(30);

	private Results() {
	}

	public static <T> T of(Mono<T> mono) {
		T result = mono.block(TIMEOUT);
		assertThat(result).isNotNull();
		return result;
	}

	public static <T> List<T> all(Flux<T> flux) {
		return of(flux.collectList());
	}

	public static void complete(Mono<?> mono) {
		mono.then().block(TIMEOUT);
	}

	/** The typed error in which a call ends. */
	public static CognitoException failure(Mono<?> mono) {
		Throwable failure = catchThrowable(() -> mono.block(TIMEOUT));
		assertThat(failure).isInstanceOf(CognitoException.class);
		return (CognitoException) failure;
	}

}
