// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.RegionRouter;
import reactor.core.publisher.Mono;

/**
 * A source that answers at once with new tokens and rotated refresh tokens, unless it is
 * told what to do with the next attempts.
 */
final class ScriptedTokenSource implements TokenSource {

	final AtomicInteger signIns = new AtomicInteger();

	final AtomicInteger refreshes = new AtomicInteger();

	final AtomicInteger revocations = new AtomicInteger();

	final AtomicInteger active = new AtomicInteger();

	final AtomicInteger mostActive = new AtomicInteger();

	final Deque<CognitoTokens> refreshedFrom = new ConcurrentLinkedDeque<>();

	private final Deque<Function<CognitoTokens, Mono<CognitoTokens>>> script = new ArrayDeque<>();

	private final AtomicInteger serial = new AtomicInteger();

	private final Clock clock;

	volatile String credentials = "";

	/** What happens as the credentials are asked for, or null. */
	volatile RuntimeException credentialsFailure;

	/** What its calls are counted in, or null. */
	volatile CallBudget budget;

	/** Which Region is called, or null. */
	volatile RegionRouter regions;

	volatile Duration lifetime = Duration.ofHours(1);

	/** Whether each refresh brings another refresh token. */
	volatile boolean rotates = true;

	ScriptedTokenSource(Clock clock) {
		this.clock = clock;
	}

	static CognitoException error(String code, CognitoErrorReason reason) {
		return CognitoError.local(code, reason).toException(null);
	}

	static CognitoException throttled() {
		return error("TooManyRequestsException", CognitoErrorReason.THROTTLED);
	}

	static CognitoException wrongPassword() {
		return error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS);
	}

	static CognitoException refreshTokenRejected() {
		return error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED);
	}

	synchronized ScriptedTokenSource then(Function<CognitoTokens, Mono<CognitoTokens>> attempt) {
		this.script.add(attempt);
		return this;
	}

	ScriptedTokenSource thenFail(Throwable failure) {
		return then((fresh) -> Mono.error(failure));
	}

	ScriptedTokenSource thenFail(int times, Throwable failure) {
		for (int i = 0; i < times; i++) {
			thenFail(failure);
		}
		return this;
	}

	ScriptedTokenSource thenSucceed() {
		return then(Mono::just);
	}

	CognitoTokens mint() {
		int number = this.serial.incrementAndGet();
		return CognitoTokens.builder("access-" + number, this.clock.instant(), this.lifetime)
			.refreshToken("refresh-" + (this.rotates ? number : 0))
			.build();
	}

	int attempts() {
		return this.signIns.get() + this.refreshes.get();
	}

	@Override
	public Mono<CognitoTokens> signIn() {
		return attempt(this.signIns);
	}

	@Override
	public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
		return Mono.defer(() -> {
			this.refreshedFrom.add(tokens);
			return attempt(this.refreshes);
		});
	}

	@Override
	public Fingerprint fingerprint() {
		if (this.credentialsFailure != null) {
			throw this.credentialsFailure;
		}
		return new Fingerprint("", this.credentials);
	}

	@Override
	public CallBudget callBudget() {
		return this.budget;
	}

	@Override
	public RegionRouter regions() {
		return this.regions;
	}

	@Override
	public Mono<Void> revoke(CognitoTokens tokens) {
		return Mono.fromRunnable(this.revocations::incrementAndGet);
	}

	private Mono<CognitoTokens> attempt(AtomicInteger counter) {
		return Mono.defer(() -> {
			counter.incrementAndGet();
			this.mostActive.accumulateAndGet(this.active.incrementAndGet(), Math::max);
			CognitoTokens fresh = mint();
			Function<CognitoTokens, Mono<CognitoTokens>> next = next();
			// before anybody downstream sees the end of it
			AtomicBoolean ended = new AtomicBoolean();
			Runnable end = () -> {
				if (ended.compareAndSet(false, true)) {
					this.active.decrementAndGet();
				}
			};
			return ((next != null) ? next.apply(fresh) : Mono.just(fresh)).doOnNext((tokens) -> end.run())
				.doOnTerminate(end)
				.doOnCancel(end);
		});
	}

	private synchronized Function<CognitoTokens, Mono<CognitoTokens>> next() {
		return this.script.poll();
	}

}
