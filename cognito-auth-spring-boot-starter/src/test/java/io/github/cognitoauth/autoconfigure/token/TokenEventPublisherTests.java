// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.github.cognitoauth.token.TokenEvent;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.GenericApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link TokenEventPublisher}.
 */
class TokenEventPublisherTests {

	private final BlockingQueue<TokenEvent> received = new LinkedBlockingQueue<>();

	private final BlockingQueue<Thread> threads = new LinkedBlockingQueue<>();

	@Test
	void onEventWhenManyComeThenListenersGetThemInOrderOnAnotherThread() throws InterruptedException {
		try (GenericApplicationContext context = context()) {
			TokenEventPublisher publisher = new TokenEventPublisher(context);
			IntStream.range(0, 200).forEach((i) -> publisher.onEvent(event("a" + i)));
			List<String> accounts = new ArrayList<>();
			for (int i = 0; i < 200; i++) {
				accounts.add(next().account());
			}
			assertThat(accounts).isEqualTo(IntStream.range(0, 200).mapToObj((i) -> "a" + i).toList());
			assertThat(this.threads).isNotEmpty()
				.doesNotContain(Thread.currentThread())
				.allMatch((thread) -> !Schedulers.isNonBlockingThread(thread));
		}
	}

	@Test
	void onEventWhenListenerFailsThenLaterEventsAreDelivered() throws InterruptedException {
		try (GenericApplicationContext context = context()) {
			TokenEventPublisher publisher = new TokenEventPublisher(context);
			publisher.onEvent(event("fail"));
			publisher.onEvent(event("next"));
			assertThat(next().account()).isEqualTo("fail");
			assertThat(next().account()).isEqualTo("next");
		}
	}

	@Test
	void onEventWhenListenerThrowsAnErrorThenLaterEventsAreDelivered() throws InterruptedException {
		TokenEventPublisher publisher = new TokenEventPublisher((event) -> {
			this.received.add((TokenEvent) event);
			throw new NoClassDefFoundError("A listener that fails");
		});
		publisher.onEvent(event("fail"));
		assertThat(next().account()).isEqualTo("fail");
		publisher.onEvent(event("next"));
		assertThat(next().account()).isEqualTo("next");
	}

	private TokenEvent next() throws InterruptedException {
		TokenEvent event = this.received.poll(10, TimeUnit.SECONDS);
		assertThat(event).isNotNull();
		return event;
	}

	private static TokenEvent event(String account) {
		return new TokenEvent.Invalidated(account, Instant.EPOCH);
	}

	private GenericApplicationContext context() {
		AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
		context.registerBean(Listener.class, () -> new Listener(this.received, this.threads));
		context.refresh();
		return context;
	}

	static class Listener {

		private final BlockingQueue<TokenEvent> received;

		private final BlockingQueue<Thread> threads;

		Listener(BlockingQueue<TokenEvent> received, BlockingQueue<Thread> threads) {
			this.received = received;
			this.threads = threads;
		}

		@EventListener
		void on(TokenEvent.Invalidated event) {
			this.threads.add(Thread.currentThread());
			this.received.add(event);
			if (event.account().equals("fail")) {
				throw new IllegalStateException("A listener that fails");
			}
		}

	}

}
