// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what an engine and its accounts say of themselves, and what a builder
 * refuses.
 */
class EngineStateTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final VirtualTime time = this.fixture.time;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@Test
	void stateWhenCallersWaitThenSaysSinceWhenAndWhetherItIsTooLong() {
		assertThat(this.provider.state().waitingSince()).isNull();
		this.time.advance(Duration.ofMinutes(1));
		Instant start = this.time.instant();
		this.fixture.source.then((fresh) -> Mono.never());
		this.fixture.subscribe();
		this.time.advance(Duration.ofSeconds(30));
		assertThat(this.provider.state().waitingSince()).isEqualTo(start);
		assertThat(this.provider.state().overdue()).isFalse();
		this.time.advance(Duration.ofMillis(1));
		assertThat(this.provider.state().overdue()).isTrue();
	}

	@Test
	void stateWhenRefusedThenSaysWhyAndWhenACallerIsHeardAgain() {
		this.time.advance(Duration.ofMinutes(1));
		this.fixture.source.thenFail(ScriptedTokenSource.throttled());
		this.fixture.subscribe();
		assertThat(this.provider.state()).satisfies((state) -> {
			assertThat(state.lastErrorCode()).isEqualTo("TooManyRequestsException");
			assertThat(state.retryAt()).isEqualTo(this.time.instant().plusMillis(1_250));
			assertThat(state.lastRefreshAt()).isNull();
			assertThat(state.waitingSince()).isNull();
		});
		this.time.advance(Duration.ofSeconds(5));
		this.fixture.get();
		assertThat(this.provider.state()).satisfies((state) -> {
			assertThat(state.lastErrorCode()).isNull();
			assertThat(state.retryAt()).isNull();
			assertThat(state.lastRefreshAt()).isEqualTo(this.time.instant());
			assertThat(state.expiresAt()).isEqualTo(this.provider.currentTokens().expiresAt());
		});
	}

	@Test
	void toStringThenNamesTheAccounts() {
		assertThat(this.provider).hasToString("CognitoTokenProvider[billing]");
		assertThat(this.fixture.engine).hasToString("CognitoTokenEngine[billing]");
		assertThat(this.fixture.engine.storeState()).isNull();
	}

	@Test
	void closeThenThoseWhoWaitAndThoseWhoComeLaterAreToldSo() {
		this.fixture.source.then((fresh) -> Mono.never());
		ProviderFixture.Waiter waiter = this.fixture.subscribe();
		this.fixture.engine.close().subscribe();
		assertThat(waiter.failure).isInstanceOf(CognitoException.class).hasMessageContaining(TokenErrors.CLOSED);
		assertThat(this.fixture.subscribe().failure).isInstanceOf(CognitoException.class)
			.hasMessageContaining(TokenErrors.CLOSED);
	}

	@Test
	void closeThenNobodyGoesOnOnAThreadOfTheEngine() {
		ProviderFixture own = new ProviderFixture((account) -> {
		}, (builder) -> builder.resumer = null);
		own.engine.close().block(Duration.ofSeconds(5));
		List<Thread> threads = new ArrayList<>();
		own.provider.getTokens()
			.doOnError((failure) -> threads.add(Thread.currentThread()))
			.onErrorComplete()
			.subscribe();
		assertThat(threads).containsExactly(Thread.currentThread());
	}

	@ParameterizedTest
	@EnumSource(Status.class)
	void isUpThenWhereCallersAreServedOrMayBe(Status status) {
		Set<Status> up = EnumSet.of(Status.IDLE, Status.WAITING, Status.ACTIVE, Status.DEGRADED);
		assertThat(state(status, null).isUp()).isEqualTo(up.contains(status));
		up.add(Status.WAITING_FOR_REGION);
		assertThat(state(status, this.time.instant()).isUp()).isEqualTo(up.contains(status));
	}

	private static CognitoTokenProviderState state(Status status, Instant expiresAt) {
		return new CognitoTokenProviderState("billing", status, expiresAt, null, null, null, null, false, 0, 0, 0, 0,
				0);
	}

	@Test
	void stopAndCloseThenTheStoreIsNotListenedTo() {
		UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));
		List<Sinks.Many<TokenStore.Notice>> channels = new ArrayList<>();
		store.noticesSource = () -> {
			channels.add(Sinks.many().multicast().directBestEffort());
			return channels.get(channels.size() - 1).asFlux();
		};
		CognitoTokenEngine engine = FleetTests.engine(this.fixture.source, this.time, store, false);
		engine.start();
		assertThat(channels.get(0).currentSubscriberCount()).isEqualTo(1);
		engine.stop();
		assertThat(channels.get(0).currentSubscriberCount()).isZero();
		engine.start();
		assertThat(channels.get(1).currentSubscriberCount()).isEqualTo(1);
		engine.close().subscribe();
		assertThat(channels.get(1).currentSubscriberCount()).isZero();
	}

	@Test
	void engineOnTheSystemsClockThenItsUptimePasses() {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder();
		long before = builder.uptime.getAsLong();
		long nanos = System.nanoTime();
		while (System.nanoTime() - nanos < TimeUnit.MILLISECONDS.toNanos(2)) {
			Thread.onSpinWait();
		}
		assertThat(builder.uptime.getAsLong()).isGreaterThan(before);
		assertThat(before).isNotNegative();
	}

	@Test
	void builderWhenSomethingIsMissingOrThereTwiceThenSaysWhat() {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.clock(null)).withMessageContaining("'clock'");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.scheduler(null))
			.withMessageContaining("'scheduler'");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.listener(null))
			.withMessageContaining("'listener'");
		assertThatIllegalArgumentException().isThrownBy(() -> builder.account("billing", null))
			.withMessageContaining("'source'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder.account("billing", this.fixture.source, (account) -> account.policy(null)))
			.withMessageContaining("'policy'");
		builder.account("billing", this.fixture.source,
				(account) -> account.policy(TokenRefreshPolicy.defaults()).revokeOnClose(true).eager(true));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.account("billing", this.fixture.source))
			.withMessageContaining("'billing'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.provider.invalidate(null))
			.withMessageContaining("'refusedAccessToken'");
	}

}
