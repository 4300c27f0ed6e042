// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.publisher.Mono;

/** Tokens that share their texts, and a source of them that counts. */
final class Tokens {

	static final Duration LIFETIME = Duration.ofHours(1);

	/** How long a benchmark waits for anything: a call that hangs must fail. */
	static final Duration PATIENCE = Duration.ofSeconds(30);

	private Tokens() {
	}

	static CognitoTokens issuedAt(Instant instant) {
		return CognitoTokens.builder(SignInAnswer.ACCESS_TOKEN, instant, LIFETIME)
			.idToken(SignInAnswer.ID_TOKEN)
			.refreshToken(SignInAnswer.REFRESH_TOKEN)
			.build();
	}

	/**
	 * Return a source.
	 * @param requests counts sign-ins and refreshes
	 * @param latency how long a request takes
	 * @param now when tokens are issued
	 * @return a source
	 */
	static TokenSource source(AtomicLong requests, Duration latency, Supplier<Instant> now) {
		Mono<CognitoTokens> request = Mono.defer(() -> {
			requests.incrementAndGet();
			Mono<CognitoTokens> answer = Mono.fromSupplier(() -> issuedAt(now.get()));
			return latency.isZero() ? answer : answer.delaySubscription(latency);
		});
		return new TokenSource() {

			@Override
			public Mono<CognitoTokens> signIn() {
				return request;
			}

			@Override
			public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
				return request;
			}

		};
	}

}
