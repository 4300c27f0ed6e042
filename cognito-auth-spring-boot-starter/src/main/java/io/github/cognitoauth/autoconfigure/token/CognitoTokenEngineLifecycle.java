// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;
import java.util.Set;

import io.github.cognitoauth.token.CognitoTokenEngine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ApplicationListener;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.ContextClosedEvent;

/**
 * Starts and stops the token engine with the context, any number of times. Starting does
 * not wait, except once for accounts that must not fail; stopping waits for nothing
 * unless the context is closed, when refreshes under way end and sessions are revoked,
 * within 5 seconds.
 */
final class CognitoTokenEngineLifecycle
		implements SmartLifecycle, ApplicationListener<ContextClosedEvent>, ApplicationContextAware, DisposableBean {

	/** After the connections to Cognito and Redis, before everything that makes calls. */
	static final int PHASE = 1000;

	/** How long the engine takes at most. */
	private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(15);

	private final CognitoTokenEngine engine;

	private final Set<String> failFast;

	private @Nullable ApplicationContext context;

	private volatile boolean running;

	private volatile boolean startedBefore;

	private volatile boolean closing;

	private volatile boolean closed;

	CognitoTokenEngineLifecycle(CognitoTokenEngine engine, Set<String> failFast) {
		this.engine = engine;
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
		this.engine.start();
		if (!this.startedBefore) {
			this.startedBefore = true;
			awaitSignIns();
		}
	}

	/** Bounded by how long callers wait at most. */
	private void awaitSignIns() {
		if (!this.failFast.isEmpty()) {
			Flux.fromIterable(this.failFast).flatMap(this::signIn).then().block();
		}
	}

	private Mono<Void> signIn(String name) {
		return this.engine.providers()
			.get(name)
			.getTokens()
			.then()
			.onErrorMap((failure) -> new ServiceAccountSignInException(name, failure));
	}

	@Override
	public void stop() {
		if (this.running) {
			this.running = false;
			this.engine.stop();
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
		return this.engine.close();
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
