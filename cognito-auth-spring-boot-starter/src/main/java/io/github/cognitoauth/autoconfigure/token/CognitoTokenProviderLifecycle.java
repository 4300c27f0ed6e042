package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

import io.github.cognitoauth.token.CognitoTokenProviders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts and stops the token providers with the context, any number of times. Starting
 * does not wait, except once for accounts that must not fail; stopping waits for nothing
 * unless the context is closed, when refreshes under way end and sessions are revoked,
 * within 5 seconds.
 */
final class CognitoTokenProviderLifecycle
		implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, ApplicationContextAware, DisposableBean {

	/** After the connections to Cognito and Redis, before everything that makes calls. */
	static final int PHASE = 1000;

	/** Longer than a provider takes for a flight that lands and for the revocation. */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

	private final CognitoTokenProviders providers;

	private final Set<String> failFast;

	private final StaggeredStart staggered = new StaggeredStart(Schedulers.boundedElastic(),
			() -> ThreadLocalRandom.current().nextDouble());

	private @Nullable ApplicationContext context;

	private volatile boolean running;

	private volatile boolean startedBefore;

	private volatile boolean closing;

	private volatile boolean closed;

	CognitoTokenProviderLifecycle(CognitoTokenProviders providers, Set<String> failFast) {
		this.providers = providers;
		this.failFast = failFast;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) {
		this.context = context;
	}

	@Override
	public void start() {
		if (this.running) {
			return;
		}
		this.running = true;
		this.staggered.start(this.providers, this.failFast);
		if (!this.startedBefore) {
			this.startedBefore = true;
			awaitSignIns();
		}
	}

	/** Bounded by the sign-in time-out of each account. */
	private void awaitSignIns() {
		if (!this.failFast.isEmpty()) {
			Flux.fromIterable(this.failFast).flatMap(this::signIn).then().block();
		}
	}

	private Mono<Void> signIn(String name) {
		return this.providers.get(name)
			.getTokens()
			.then()
			.onErrorMap((failure) -> new ServiceAccountSignInException(name, failure));
	}

	@Override
	public void stop() {
		if (this.running) {
			this.running = false;
			this.staggered.stop(this.providers);
		}
	}

	@Override
	public void stop(Runnable callback) {
		boolean close = this.running && this.closing;
		stop();
		if (close) {
			close().subscribe(null, (failure) -> callback.run(), callback);
		}
		else {
			callback.run();
		}
	}

	/** Only who runs is stopped by a context that is closed, or that could not start. */
	@Override
	public void destroy() {
		if (!this.closed) {
			stop();
			close().timeout(CLOSE_TIMEOUT).onErrorComplete().block();
		}
	}

	private Mono<Void> close() {
		this.closed = true;
		List<Mono<Void>> ends = new ArrayList<>();
		this.providers.forEach((provider) -> ends.add(provider.close()));
		return Mono.whenDelayError(ends);
	}

	@Override
	public void onApplicationEvent(ContextClosedEvent event) {
		if (event.getApplicationContext() == this.context) {
			this.closing = true;
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	@Override
	public int getPhase() {
		return PHASE;
	}

}
