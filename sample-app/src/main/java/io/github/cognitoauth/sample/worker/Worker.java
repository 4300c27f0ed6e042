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

import org.springframework.context.SmartLifecycle;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Calls the API again and again as the service account. Its client carries the bearer
 * token; nothing here knows about tokens, sign-ins and refreshes other than to count
 * them. Starts after the web server and stops before it.
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

	Worker(WebClient api, Supplier<@Nullable String> address, CognitoTokenProvider account, Duration period,
			Clock clock) {
		this.api = api;
		this.address = address;
		this.account = account;
		this.period = period;
		this.clock = clock;
	}

	@Override
	public synchronized void start() {
		String address = this.address.get();
		if (this.timer == null && address != null) {
			this.timer = Flux.interval(Duration.ZERO, this.period)
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
