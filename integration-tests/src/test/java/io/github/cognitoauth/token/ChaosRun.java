// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Random;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import reactor.core.Disposable;

/**
 * A provider with the default policy, callers who send its tokens to a service that
 * checks them, and the {@link Weather}, all in virtual time and in one thread.
 */
final class ChaosRun {

	final ChaosTime time = new ChaosTime();

	final CallLog log = new CallLog(this.time);

	final PendingTasks tasks = new PendingTasks(this.time.timers());

	final Duration lifetime;

	final Duration step;

	final VirtualCognito cognito;

	final ChaosBudget budget;

	final Weather weather;

	final CognitoTokenEngine engine;

	final CognitoTokenProvider provider;

	private final Random random;

	int served;

	int servedExpired;

	int unserved;

	ChaosRun(long seed, Duration lifetime, Duration step) {
		this.random = new Random(seed);
		this.lifetime = lifetime;
		this.step = step;
		this.cognito = new VirtualCognito(this.time, this.random.nextLong(), lifetime, this.log);
		this.budget = new ChaosBudget(TokenRefreshPolicy.defaults(), lifetime);
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.account("chaos", this.cognito)
			.clock(this.time.machine())
			.scheduler(this.tasks)
			.listener(this.log);
		builder.random = new Random(this.random.nextLong())::nextDouble;
		builder.uptime = () -> this.time.uptime().toMillis();
		builder.resumer = Runnable::run;
		this.engine = builder.build();
		this.provider = this.engine.providers().get("chaos");
		this.weather = new Weather(this, this.random.nextLong(), () -> {
			this.engine.stop();
			this.engine.start();
		});
	}

	void run(Duration span) {
		this.budget.time(span);
		this.engine.start();
		while (this.time.uptime().compareTo(span) < 0) {
			this.time.advance(this.step);
			this.weather.tick();
			for (int callers = this.random.nextInt(3); callers > 0; callers--) {
				call();
			}
			checkRecovery();
		}
	}

	/** Waits until all is well again, then closes and lets time pass. */
	void end() {
		this.weather.clear();
		while (!this.weather.isFairAndSettled()) {
			this.time.advance(this.step);
			call();
		}
		checkRecovery();
		int calls = this.log.calls();
		this.engine.close().subscribe();
		this.time.advance(Duration.ofSeconds(6));
		this.time.advance(this.lifetime.multipliedBy(3));
		if (this.log.calls() > calls + 1) {
			this.log.violation("Calls after the end");
		}
	}

	private void call() {
		Disposable caller = this.provider.getTokens().subscribe((tokens) -> send(tokens, true), (failure) -> failed());
		if (this.random.nextInt(20) == 0) {
			caller.dispose();
		}
		CognitoTokens current = this.provider.currentTokens();
		if (current != null) {
			send(current, false);
		}
	}

	/** What the service does, and the filter when it says 401. */
	private void send(CognitoTokens tokens, boolean again) {
		this.served++;
		Duration left = this.cognito.left(tokens.accessToken());
		if (left.isZero() || left.isNegative()) {
			this.servedExpired++;
			this.log.violation("Sent a token that was dead for " + left.negated());
		}
		if (again && this.cognito.isRevoked(tokens.accessToken())) {
			this.log.pardon();
			this.provider.invalidate(tokens.accessToken());
			this.provider.getTokens().subscribe((newer) -> send(newer, false), (failure) -> failed());
		}
	}

	private void failed() {
		this.unserved++;
		if (this.weather.isFairAndSettled()) {
			this.log.violation("A caller was turned away although all was well: " + this.provider.state());
		}
	}

	/** After a refusal there is no timer; the next caller must not be turned away. */
	private void checkRecovery() {
		if (this.weather.isFairAndSettled() && this.provider.state().status() == Status.UNAVAILABLE) {
			this.log.violation("No recovery within one step of the back-off: " + this.provider.state());
		}
	}

}
