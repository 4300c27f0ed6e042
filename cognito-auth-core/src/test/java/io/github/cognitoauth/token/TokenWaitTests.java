// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.token.ProviderFixture.Waiter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for how long those wait who wait for tokens, and how their wait ends.
 */
class TokenWaitTests {

	private final List<String> waits = new ArrayList<>();

	private final TokenEventListener listener = new TokenEventListener() {

		@Override
		public void onEvent(TokenEvent event) {
		}

		@Override
		public void onWaitEnded(String account, Duration waited, boolean served) {
			TokenWaitTests.this.waits.add(account + " " + waited.toMillis() + " " + (served ? "served" : "refused"));
		}

	};

	private final ProviderFixture fixture = new ProviderFixture((account) -> {
	}, (builder) -> builder.listener(this.listener));

	private final CognitoTokenProvider provider = this.fixture.provider;

	private void answerAfter(Duration delay) {
		this.fixture.source.then((fresh) -> Mono.just(fresh).delayElement(delay, this.fixture.time.scheduler()));
	}

	@Test
	void waitWhenServedThenListenersHearHowLongEachTook() {
		answerAfter(Duration.ofSeconds(3));
		this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(1));
		this.fixture.subscribe();
		assertThat(this.provider.state().waiters()).isEqualTo(2);
		this.fixture.time.advance(Duration.ofSeconds(2));
		assertThat(this.waits).containsExactly("billing 3000 served", "billing 2000 served");
		assertThat(this.provider.state().waiters()).isZero();
		this.fixture.get();
		assertThat(this.fixture.subscribe().tokens).isNotNull();
		assertThat(this.waits).as("who is served at once did not wait").hasSize(2);
	}

	@Test
	void waitWhenRefusedThenItEndsOnce() {
		this.fixture.source.thenFail(ScriptedTokenSource.throttled());
		Waiter refused = this.fixture.subscribe();
		assertThat(refused.failure).isNotNull();
		assertThat(this.provider.state().waiters()).isZero();
		this.fixture.time.advance(Duration.ofSeconds(2));
		this.fixture.get();
		assertThat(this.waits).containsExactly("billing 0 refused", "billing 0 served");
	}

	@Test
	void waitWhenItTakesTooLongThenItEndsToTheMillisecond() {
		this.fixture.source.then((fresh) -> Mono.never());
		Waiter first = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofMillis(1));
		Waiter second = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofMillis(29_998));
		assertThat(first.isWaiting()).isTrue();
		this.fixture.time.advance(Duration.ofMillis(1));
		assertThat(first.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT);
		assertThat(second.isWaiting()).isTrue();
		this.fixture.time.advance(Duration.ofMillis(1));
		assertThat(second.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT);
		assertThat(this.waits).containsExactly("billing 30000 refused", "billing 30000 refused");
	}

	@Test
	void waitWhenCancelledThenNobodyWaits() {
		answerAfter(Duration.ofSeconds(3));
		Waiter waiter = this.fixture.subscribe();
		waiter.cancel();
		assertThat(this.provider.state().waiters()).isZero();
		this.fixture.time.advance(Duration.ofSeconds(3));
		assertThat(this.waits).isEmpty();
		assertThat(this.provider.currentTokens()).as("the attempt went on").isNotNull();
	}

	@Test
	void blockWhenInterruptedThenNobodyWaitsAndTheThreadKnows() {
		this.fixture.source.then((fresh) -> Mono.never());
		Thread.currentThread().interrupt();
		try {
			assertThatIllegalStateException().isThrownBy(() -> this.provider.getTokens().block())
				.withMessageContaining("interrupted");
		}
		finally {
			assertThat(Thread.interrupted()).isTrue();
		}
		assertThat(this.provider.state().waiters()).isZero();
	}

	@Test
	void blockWhenTheThreadsOfOthersAreTakenThenIsWokenAllTheSame() {
		ProviderFixture stuck = new ProviderFixture((account) -> {
		}, (builder) -> builder.resumer = (task) -> {
		});
		Waiter waiter = stuck.subscribe();
		assertThat(waiter.isWaiting()).as("nothing runs there").isTrue();
		stuck.time.advance(Duration.ofHours(2));
		assertThat(stuck.get()).isNotNull();
	}

	@Test
	void threadsThenKeepNoApplicationAlive() throws Exception {
		ExecutorService threads = TokenWaiters.threads();
		try {
			assertThat(threads.submit(() -> Thread.currentThread().isDaemon()).get(20, TimeUnit.SECONDS)).isTrue();
			assertThat(((ThreadPoolExecutor) threads).allowsCoreThreadTimeOut()).isTrue();
		}
		finally {
			threads.shutdown();
		}
	}

}
