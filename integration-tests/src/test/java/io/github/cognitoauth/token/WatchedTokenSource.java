// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import reactor.core.publisher.Mono;

/**
 * Counts what a provider asks for: never two things at a time, and no sign-in before the
 * shortest cool-down after a refused one is over.
 */
final class WatchedTokenSource implements TokenSource {

	private final TokenSource source;

	private final Duration coolDown;

	private final AtomicInteger active = new AtomicInteger();

	final AtomicInteger calls = new AtomicInteger();

	final AtomicInteger refusals = new AtomicInteger();

	final Queue<String> violations = new ConcurrentLinkedQueue<>();

	private volatile long refusedAt;

	private volatile boolean refused;

	WatchedTokenSource(TokenSource source, Duration coolDown) {
		this.source = source;
		this.coolDown = coolDown;
	}

	/** Something happened after which a sign-in may be tried early. */
	void pardon() {
		this.refused = false;
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return watched(Mono.defer(() -> {
			Duration since = Duration.ofNanos(System.nanoTime() - this.refusedAt);
			if (this.refused && since.compareTo(this.coolDown) < 0) {
				this.violations.add("A sign-in " + since + " after a refused one");
			}
			return this.source.signIn();
		}).doOnError(CognitoException.class, (failure) -> {
			if (!(failure instanceof CognitoUnavailableException)) {
				this.refusals.incrementAndGet();
				this.refusedAt = System.nanoTime();
				this.refused = true;
			}
		}));
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return watched(this.source.refresh(tokens));
	}

	private Mono<CognitoTokens> watched(Mono<CognitoTokens> call) {
		return Mono.defer(() -> {
			this.calls.incrementAndGet();
			if (this.active.incrementAndGet() > 1) {
				this.violations.add("Two calls at one time");
			}
			AtomicBoolean ended = new AtomicBoolean();
			Runnable end = () -> {
				if (ended.compareAndSet(false, true)) {
					this.active.decrementAndGet();
				}
			};
			// before anybody downstream sees the end of it
			return call.doOnNext((tokens) -> end.run()).doOnTerminate(end).doOnCancel(end);
		});
	}

}
