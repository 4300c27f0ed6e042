// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.TokenSource;
import reactor.core.publisher.Mono;

/** A pool in which every refresh token is good once, and which counts. */
final class RotatingPool implements TokenSource {

	private static final Duration LATENCY = Duration.ofMillis(20);

	private final AtomicInteger signIns = new AtomicInteger();

	private final AtomicInteger refreshes = new AtomicInteger();

	private final AtomicInteger newest = new AtomicInteger();

	private final Set<String> spent = ConcurrentHashMap.newKeySet();

	private final Duration lifetime;

	private final int lifetimes;

	private final CountDownLatch done = new CountDownLatch(1);

	RotatingPool(Duration lifetime, int lifetimes) {
		this.lifetime = lifetime;
		this.lifetimes = lifetimes;
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return Mono.delay(LATENCY).map((tick) -> tokens(this.signIns.incrementAndGet(), 0));
	}

	/** The refresh token is the number of the session and that of the lifetime. */
	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return Mono.delay(LATENCY).map((tick) -> {
			this.refreshes.incrementAndGet();
			String token = String.valueOf(tokens.refreshToken());
			if (!this.spent.add(token)) {
				throw CognitoError.local("RefreshTokenReuseException", CognitoErrorReason.REFRESH_TOKEN_REUSED)
					.toException(null);
			}
			int dash = token.indexOf('-');
			int next = Integer.parseInt(token.substring(dash + 1)) + 1;
			if (this.newest.accumulateAndGet(next, Math::max) >= this.lifetimes) {
				this.done.countDown();
			}
			return tokens(Integer.parseInt(token.substring(0, dash)), next);
		});
	}

	void awaitLifetimes(Duration patience) throws InterruptedException {
		if (!this.done.await(patience.toSeconds(), TimeUnit.SECONDS)) {
			throw new IllegalStateException("The fleet stopped refreshing");
		}
	}

	int signIns() {
		return this.signIns.get();
	}

	double refreshesPerLifetime() {
		return (double) this.refreshes.get() / this.newest.get();
	}

	private CognitoTokens tokens(int session, int number) {
		return CognitoTokens.builder("access-" + session + "-" + number, Instant.now(), this.lifetime)
			.refreshToken(session + "-" + number)
			.build();
	}

}
