// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that those who wait for tokens do not get in each other's way.
 */
class TokenWaitersTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	/** With threads of the engine's own, unlike in other tests. */
	private final ProviderFixture fixture = new ProviderFixture((account) -> {
	}, (builder) -> builder.resumer = null);

	private final CognitoTokenProvider provider = this.fixture.provider;

	private final Sinks.One<CognitoTokens> answer = Sinks.one();

	TokenWaitersTests() {
		this.fixture.source.then((fresh) -> this.answer.asMono());
	}

	@AfterEach
	void close() {
		this.fixture.engine.close().subscribe();
	}

	private void answer() {
		this.answer.tryEmitValue(this.fixture.source.mint());
	}

	private List<CompletableFuture<CognitoTokens>> five() {
		List<CompletableFuture<CognitoTokens>> waiters = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			waiters.add(this.provider.getTokens().toFuture());
		}
		return waiters;
	}

	private static void assertServed(List<CompletableFuture<CognitoTokens>> waiters) throws Exception {
		for (CompletableFuture<CognitoTokens> waiter : waiters) {
			assertThat(waiter.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isNotNull();
		}
	}

	@Test
	void waitersWhenOneThrowsAnErrorThenTheOthersAreServed() throws Exception {
		this.provider.getTokens().map((tokens) -> {
			throw new StackOverflowError("of a waiter");
		}).subscribe((any) -> {
		}, (failure) -> {
		});
		this.provider.getTokens().map((tokens) -> {
			throw new NoClassDefFoundError("of a waiter");
		}).subscribe((any) -> {
		}, (failure) -> {
		});
		List<CompletableFuture<CognitoTokens>> five = five();
		answer();
		assertServed(five);
	}

	@Test
	void waitersWhenThereIsNoThreadForThemThenAllAreServed() throws Exception {
		ProviderFixture crowded = new ProviderFixture((account) -> {
		}, (builder) -> builder.resumer = (task) -> {
			throw new OutOfMemoryError("unable to create native thread");
		});
		Sinks.One<CognitoTokens> late = Sinks.one();
		crowded.source.then((fresh) -> late.asMono());
		List<CompletableFuture<CognitoTokens>> waiters = List.of(crowded.provider.getTokens().toFuture(),
				crowded.provider.getTokens().toFuture());
		late.tryEmitValue(crowded.source.mint());
		assertServed(waiters);
		assertThat(crowded.provider.state().waiters()).isZero();
	}

	@Test
	void waitersWhenASubscriberThrowsThenTheOthersAreServed() throws Exception {
		this.provider.getTokens().subscribe(new BaseSubscriber<>() {

			@Override
			protected void hookOnSubscribe(Subscription subscription) {
				subscription.request(1);
			}

			@Override
			protected void hookOnNext(CognitoTokens tokens) {
				throw new IllegalStateException("of a subscriber");
			}

			@Override
			protected void hookOnError(Throwable failure) {
				throw new IllegalStateException("again");
			}

		});
		List<CompletableFuture<CognitoTokens>> five = five();
		answer();
		assertServed(five);
	}

	@Test
	void waitersWhenSomeTakeTheirTimeThenTheOthersAreServedMeanwhile() throws Exception {
		CountDownLatch release = new CountDownLatch(1);
		for (int i = 0; i < 10; i++) {
			this.provider.getTokens().subscribe((tokens) -> await(release));
		}
		List<CompletableFuture<CognitoTokens>> five = five();
		answer();
		assertServed(five);
		release.countDown();
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void waitersWhenServedThenNoneGoesOnOnTheThreadThatHasTheAnswer() throws Exception {
		List<String> threads = Collections.synchronizedList(new ArrayList<>());
		List<CompletableFuture<CognitoTokens>> waiters = new ArrayList<>();
		for (int i = 0; i < 5; i++) {
			waiters.add(this.provider.getTokens()
				.doOnNext((tokens) -> threads.add(Thread.currentThread().getName()))
				.toFuture());
		}
		Thread client = new Thread(this::answer, "event-loop");
		client.start();
		assertServed(waiters);
		assertThat(threads).hasSize(5).allMatch((name) -> name.startsWith("cognito-resume-"));
	}

	@Test
	void waitersWhenAllThreadsOfTheCommonSchedulerBlockThenTheyGoOn() {
		Scheduler shared = Schedulers.newBoundedElastic(4, 100, "shared");
		try {
			Mono<List<String>> all = Flux.range(0, 4)
				.flatMap((caller) -> Mono
					.fromCallable(() -> this.provider.getTokens().map(CognitoTokens::accessToken).block(PATIENCE))
					.subscribeOn(shared))
				.collectList();
			CompletableFuture<List<String>> result = all.toFuture();
			answer();
			assertThat(result).succeedsWithin(PATIENCE)
				.asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
				.hasSize(4);
		}
		finally {
			shared.dispose();
		}
	}

	@Test
	void blockWhenThreadMustNotBlockThenRefusedColdAndWarm() {
		assertRefused();
		answer();
		assertThat(this.provider.getTokens().blockOptional(PATIENCE)).isPresent();
		assertThat(this.provider.getTokens().blockOptional()).isPresent();
		assertThat(this.provider.getTokens().block(PATIENCE)).isNotNull();
		assertThat(this.provider.currentTokens()).isNotNull();
		assertRefused();
	}

	private void assertRefused() {
		Mono<CognitoTokens> tokens = this.provider.getTokens();
		assertRefused(tokens::block);
		assertRefused(() -> tokens.block(PATIENCE));
		assertRefused(tokens::blockOptional);
		assertRefused(() -> tokens.blockOptional(PATIENCE));
	}

	private static void assertRefused(Callable<?> blocking) {
		Mono<?> blocks = Mono.fromCallable(blocking).subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(() -> blocks.block(PATIENCE))
			.withMessageContaining("must not block")
			.withMessageContaining("currentTokens()");
	}

	@Test
	void blockWhenNothingComesThenGivesUpAndDisturbsNobody() throws Exception {
		List<CompletableFuture<CognitoTokens>> five = five();
		assertThatIllegalStateException().isThrownBy(() -> this.provider.getTokens().block(Duration.ofMillis(10)))
			.withMessageContaining("Timeout");
		assertThat(this.provider.state().waiters()).isEqualTo(5);
		answer();
		assertServed(five);
		assertThat(this.provider.state().waiters()).isZero();
	}

}
