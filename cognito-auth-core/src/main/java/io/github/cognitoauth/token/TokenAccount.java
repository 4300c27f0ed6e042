// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.AccountState.Counts;
import io.github.cognitoauth.token.AccountState.Trouble;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.HeldTokens.Wait;
import io.github.cognitoauth.token.TokensMono.Waiter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * The counter of an account. Callers who can be served read past everything else: the
 * state, and the clock.
 */
final class TokenAccount implements CognitoTokenProvider, TokensMono.Desk {

	static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

	private final String name;

	private final TokenSource source;

	private final TokenRefreshPolicy policy;

	private final Clocks clocks;

	private final AccountSteps steps;

	private final AccountDriver driver;

	private final Mono<CognitoTokens> tokens = new TokensMono(this);

	TokenAccount(String name, TokenSource source, TokenRefreshPolicy policy, Clocks clocks, AccountSteps steps,
			AccountDriver driver) {
		this.name = name;
		this.source = source;
		this.policy = policy;
		this.clocks = clocks;
		this.steps = steps;
		this.driver = driver;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Mono<CognitoTokens> getTokens() {
		return this.tokens;
	}

	@Override
	public @Nullable CognitoTokens ready() {
		HeldTokens held = this.driver.state().held();
		return (held != null && held.isSurelyFreshAt(this.clocks.clock().millis())) ? held.tokens() : readyThoughOld();
	}

	private @Nullable CognitoTokens readyThoughOld() {
		AccountState known = this.driver.state();
		HeldTokens held = known.held();
		Now now = this.clocks.now();
		if (held == null || !held.isGoodAt(now.clock(), now.uptime(), held.deadAge())) {
			return null;
		}
		if (!known.isFresh(now)) {
			if (!known.isServable(now) && !known.isPause(now)) {
				return null;
			}
			if (known.isServedWorthTelling(now)) {
				this.driver.post(this.steps::servedThoughOld);
			}
		}
		return held.tokens();
	}

	@Override
	public @Nullable CognitoTokens currentTokens() {
		HeldTokens held = this.driver.state().held();
		if (held == null) {
			return null;
		}
		long clock = this.clocks.clock().millis();
		return (held.isSurelyFreshAt(clock) || held.isGoodAt(clock, this.clocks.uptime().getAsLong(), held.deadAge()))
				? held.tokens() : null;
	}

	@Override
	public void ask(Waiter waiter) {
		this.driver.ask(waiter);
	}

	@Override
	public void left(Waiter waiter) {
		this.driver.left(waiter);
	}

	@Override
	public long bound() {
		return this.clocks.uptime().getAsLong() + this.policy.waitTimeout().toMillis();
	}

	/** Takes effect at once: the caller may ask for another token right away. */
	@Override
	public void invalidate(String refusedAccessToken) {
		Assert.notNull(refusedAccessToken, "'refusedAccessToken' must not be null");
		this.driver.now((known, now) -> this.steps.invalidated(known, refusedAccessToken, now));
	}

	void regionChanged() {
		this.driver.post(this.steps::regionChanged);
	}

	void start(boolean eager) {
		this.driver.post((known, now) -> this.steps.started(known, eager, now));
	}

	void stop() {
		this.driver.post((known, now) -> this.steps.stopped(known));
	}

	void noticed(long fence) {
		this.driver.post((known, now) -> this.steps.noticed(known, fence));
	}

	/**
	 * Close for good: callers are refused, work under way gets 5 seconds and is cut off
	 * then, and its lease is given back.
	 * @return completes when it is done; never an error
	 */
	Mono<Void> close() {
		return Mono.defer(() -> {
			this.driver.post((known, now) -> this.steps.closed(known));
			return bounded(this.driver.atRest()).then(Mono.defer(() -> bounded(this.driver.cutOff())));
		});
	}

	/** End the session of a closed account, once. */
	Mono<Void> revoke() {
		return Mono.defer(() -> {
			HeldTokens last = this.driver.state().held();
			this.driver.now((known, now) -> new AccountStep(known.with((HeldTokens) null), List.of()));
			return (last != null) ? this.source.revoke(last.tokens()) : Mono.empty();
		});
	}

	private Mono<Void> bounded(Mono<Void> end) {
		return end.timeout(CLOSE_TIMEOUT, this.clocks.scheduler()).onErrorComplete();
	}

	@Override
	public CognitoTokenProviderState state() {
		AccountState known = this.driver.state();
		Now now = this.clocks.now();
		HeldTokens held = known.isGood(now) ? known.held() : null;
		Trouble trouble = known.trouble();
		Wait wait = (known.work() instanceof Work.Attempt attempt) ? attempt.waiting()
				: ((known.work() instanceof Work.Elsewhere elsewhere) ? elsewhere.waiting() : Wait.NONE);
		boolean waits = held == null && wait.isOn();
		Counts counts = known.counts();
		return new CognitoTokenProviderState(this.name, known.status(now),
				(held != null) ? held.tokens().expiresAt() : null,
				(known.renewedAt() != 0) ? Instant.ofEpochMilli(known.renewedAt()) : null,
				(trouble != null) ? trouble.error().code() : null,
				(trouble != null) ? at(trouble.askFrom(), now) : null, waits ? at(wait.since(), now) : null,
				waits && now.uptime() - wait.since() > this.policy.waitTimeout().toMillis(), this.driver.waiters(),
				counts.signIns(), counts.refreshes(), counts.adoptions(), counts.failures());
	}

	private static Instant at(long uptime, Now now) {
		return Instant.ofEpochMilli(now.clock() + uptime - now.uptime());
	}

	@Override
	public String toString() {
		return "CognitoTokenProvider[" + this.name + "]";
	}

}
