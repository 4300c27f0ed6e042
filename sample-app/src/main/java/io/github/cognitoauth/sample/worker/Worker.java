// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls the API again and again as the service account. Its client carries the bearer
 * token; nothing here knows about tokens, sign-ins and refreshes other than to count
 * them. Starts when the application is ready and has tried to get tokens, and stops
 * before the web server does.
 */
final class Worker implements SmartLifecycle {

	private static final int SAMPLES = 150;

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final WebClient api;

	private final Supplier<@Nullable String> address;

	private final CognitoTokenProvider account;

	private final Duration period;

	private final Clock clock;

	private final WorkerHistory history = new WorkerHistory(SAMPLES);

	private final LongAdder calls = new LongAdder();

	private final LongAdder failures = new LongAdder();

	private @Nullable Disposable timer;

	private volatile boolean ready;

	Worker(WebClient api, Supplier<@Nullable String> address, CognitoTokenProvider account, Duration period,
			Clock clock) {
		this.api = api;
		this.address = address;
		this.account = account;
		this.period = period;
		this.clock = clock;
	}

	@EventListener(ApplicationReadyEvent.class)
	void startWhenReady() {
		this.ready = true;
		start();
	}

	/** Not with the context, but when the context is started again. */
	@Override
	public boolean isAutoStartup() {
		return this.ready;
	}

	@Override
	public synchronized void start() {
		String address = this.address.get();
		if (this.timer == null && address != null) {
			this.timer = firstTokens().thenMany(Flux.interval(Duration.ZERO, this.period))
				.onBackpressureDrop()
				.concatMap((tick) -> call(address), 1)
				.subscribe();
		}
	}

	@Override
	public synchronized void stop() {
		if (this.timer != null) {
			this.timer.dispose();
			this.timer = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.timer != null;
	}

	/**
	 * A first sign-in may take longer than a call; if it fails, the calls will show it.
	 */
	private Mono<Void> firstTokens() {
		return Mono.defer(this.account::getTokens).then().onErrorComplete();
	}

	private Mono<Boolean> call(String address) {
		return this.api.get()
			.uri(address + "/api/whoami")
			.retrieve()
			.toBodilessEntity()
			.timeout(TIMEOUT)
			.thenReturn(true)
			.onErrorReturn(false)
			.doOnNext(this::count);
	}

	private void count(boolean succeeded) {
		this.calls.increment();
		if (!succeeded) {
			this.failures.increment();
		}
		CognitoTokenProviderState state = this.account.state();
		this.history.add(new WorkerSample(this.clock.instant(), succeeded, state.expiresAt(), state.signIns(),
				state.refreshes()));
	}

	WorkerStatus status() {
		return WorkerStatus.of(this.calls.sum(), this.failures.sum(), this.account.state(), this.clock.instant());
	}

	List<WorkerSample> history() {
		return this.history.samples();
	}

}
