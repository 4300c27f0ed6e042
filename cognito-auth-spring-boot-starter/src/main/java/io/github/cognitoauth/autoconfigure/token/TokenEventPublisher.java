// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenEventListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes token events as application events: listeners declare
 * {@code @EventListener void on(TokenEvent event)} or one of its kinds. They may block,
 * so they are called on another thread than the one where the event happened, one event
 * after the other in order. No thread is held while nothing happens.
 */
final class TokenEventPublisher implements TokenEventListener {

	private static final Logger logger = LoggerFactory.getLogger(TokenEventPublisher.class);

	/** More than listeners can be behind unless one of them hangs. */
	private static final int CAPACITY = 1000;

	private final ApplicationEventPublisher publisher;

	private final Queue<TokenEvent> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	TokenEventPublisher(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void onEvent(TokenEvent event) {
		if (this.waiting.get() >= CAPACITY) {
			logger.warn("A listener of token events does not return; an event of account '{}' is lost",
					event.account());
			return;
		}
		this.queue.add(event);
		if (this.waiting.getAndIncrement() == 0) {
			schedule();
		}
	}

	private void schedule() {
		try {
			Schedulers.boundedElastic().schedule(this::drain);
		}
		catch (RejectedExecutionException ex) {
			this.queue.clear();
			this.waiting.set(0);
			logger.debug("Token events were not published: the scheduler has ended");
		}
	}

	private void drain() {
		do {
			TokenEvent event = this.queue.poll();
			if (event != null) {
				publish(event);
			}
		}
		while (this.waiting.decrementAndGet() > 0);
	}

	/**
	 * Errors as well: whoever leaves the loop early leaves all later events in the queue.
	 */
	private void publish(TokenEvent event) {
		try {
			this.publisher.publishEvent(event);
		}
		catch (RuntimeException | Error ex) {
			logger.debug("A listener failed, or the application context has been closed", ex);
		}
	}

}
