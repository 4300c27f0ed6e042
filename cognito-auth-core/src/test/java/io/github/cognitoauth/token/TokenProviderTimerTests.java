// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.ProviderFixture.Waiter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the timer and the life cycle of {@link CognitoTokenProvider}.
 */
class TokenProviderTimerTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final ScriptedTokenSource source = this.fixture.source;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@Test
	void startWhenLazyThenNothingUntilFirstUse() {
		this.fixture.engine.start();
		this.fixture.time.advance(Duration.ofDays(1));
		assertThat(this.source.attempts()).isZero();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(47));
		assertThat(this.source.refreshes).hasValue(1);
	}

	@Test
	void startWhenTokensExpiredWhileStoppedThenRefreshesAtOnce() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(this.source.attempts()).isEqualTo(1);
		this.fixture.engine.start();
		assertThat(this.provider.currentTokens()).isNotNull();
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(this.provider.currentTokens()).isNotNull();
		assertThat(this.source.signIns).hasValue(1);
	}

	@Test
	void timerWhenTokenIsRefusedDuringARefreshThenAnotherFollowsThoughNobodyAsks() {
		this.fixture.engine.start();
		String rejected = this.fixture.accessToken();
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		this.fixture.time.advance(Duration.ofMinutes(45));
		assertThat(this.source.active).hasValue(1);
		this.provider.invalidate(rejected);
		answer.tryEmitValue(this.source.mint());
		this.fixture.time.advance(Duration.ofSeconds(1));
		assertThat(this.provider.currentTokens()).isNotNull();
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(this.provider.currentTokens()).isNotNull();
	}

	@Test
	void startWhenEagerThenSignsInAtOnce() {
		ProviderFixture eager = new ProviderFixture((account) -> account.eager(true), (builder) -> {
		});
		eager.engine.start();
		assertThat(eager.provider.currentTokens()).isNotNull();
		assertThat(eager.events(TokenEvent.SignedIn.class)).singleElement()
			.extracting(TokenEvent.SignedIn::trigger)
			.isEqualTo(TokenEvent.Trigger.STARTUP);
	}

	@Test
	void startWhenEagerAndFirstSignInFailsThenTimerTriesOn() {
		ProviderFixture eager = new ProviderFixture((account) -> account.eager(true), (builder) -> {
		});
		eager.source.thenFail(5, ScriptedTokenSource.throttled());
		eager.engine.start();
		assertThat(eager.provider.state().status()).isEqualTo(Status.UNAVAILABLE);
		eager.time.advance(Duration.ofMinutes(2));
		assertThat(eager.provider.currentTokens()).isNotNull();
		assertThat(eager.source.signIns).hasValue(6);
	}

	@ParameterizedTest
	@ValueSource(longs = { 300, 900, 3600, 7200, 86400 })
	void timerWhenNobodyAsksThenTokenNeverExpires(long seconds) {
		this.source.lifetime = Duration.ofSeconds(seconds);
		this.fixture.engine.start();
		this.fixture.get();
		int steps = 1000;
		for (int i = 0; i < steps; i++) {
			this.fixture.time.advance(Duration.ofSeconds(seconds / 100));
			assertThat(this.provider.currentTokens()).isNotNull();
		}
		assertThat(this.source.signIns).hasValue(1);
		assertThat(this.source.refreshes.get()).as("in ten lifetimes").isBetween(10, 15);
		assertThat(this.source.mostActive).hasValue(1);
	}

	@Test
	void timerWhenAttemptsFailThenBacksOffAndRecovers() {
		this.fixture.random = 1;
		this.fixture.engine.start();
		this.fixture.get();
		this.source.thenFail(6, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofMinutes(45));
		assertThat(this.source.refreshes).as("at 0 s").hasValue(1);
		for (int delay : new int[] { 1, 2, 4, 8, 16 }) {
			int before = this.source.refreshes.get();
			this.fixture.time.advance(Duration.ofSeconds(delay).minusMillis(1));
			assertThat(this.source.refreshes).hasValue(before);
			this.fixture.time.advance(Duration.ofMillis(1));
			assertThat(this.source.refreshes).hasValue(before + 1);
		}
		assertThat(this.provider.state().status()).isEqualTo(Status.DEGRADED);
		this.fixture.time.advance(Duration.ofSeconds(32));
		assertThat(this.provider.state().status()).isEqualTo(Status.ACTIVE);
		assertThat(this.fixture.events(TokenEvent.RefreshFailed.class)).hasSize(6)
			.allMatch((event) -> event.trigger() == TokenEvent.Trigger.TIMER && !event.refused());
	}

	@Test
	void timerWhenServiceIsAwayForHoursThenStaysWithinBudgetAndRecovers() {
		this.fixture.random = 1;
		this.fixture.engine.start();
		this.fixture.get();
		this.source.thenFail(10_000, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofHours(3));
		assertThat(this.source.attempts()).as("one a minute at most, after the first six").isLessThan(145);
		assertThat(this.provider.state().status()).isEqualTo(Status.UNAVAILABLE);
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
	}

	@Test
	void timerWhenRefreshTokenDiesThenLoopGoesOn() {
		this.fixture.engine.start();
		this.fixture.get();
		this.source.thenFail(ScriptedTokenSource.refreshTokenRejected());
		for (int i = 0; i < 10; i++) {
			this.fixture.time.advance(Duration.ofMinutes(40));
			assertThat(this.provider.currentTokens()).isNotNull();
		}
		assertThat(this.source.signIns).hasValue(2);
	}

	@Test
	void timerWhenRefreshHangsThenLoopGoesOn() {
		this.fixture.engine.start();
		this.fixture.get();
		this.source.then((fresh) -> Mono.never()).then((fresh) -> Mono.never());
		this.fixture.time.advance(Duration.ofMinutes(55));
		assertThat(this.source.refreshes).hasValue(3);
		assertThat(this.provider.state().status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void timerWhenClockIsSetBackLessThanTheTokensAgeThenItIsStillReplacedInTime() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(30));
		this.fixture.time.jump(Duration.ofMinutes(-20));
		this.fixture.time.advance(Duration.ofMinutes(17));
		assertThat(this.source.refreshes).as("47 minutes old although the clock says 27").hasValue(1);
	}

	@Test
	void timerWhenClockIsSetBackAndServiceIsAwayThenDeadTokenIsNotServed() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(30));
		this.fixture.time.jump(Duration.ofMinutes(-20));
		this.source.thenFail(1000, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofMinutes(29));
		assertThat(this.provider.currentTokens()).as("59 minutes old").isNotNull();
		this.fixture.time.advance(Duration.ofMinutes(1));
		assertThat(this.provider.currentTokens()).as("60 minutes old although the clock says 40").isNull();
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
		assertThat(this.provider.state().status()).isEqualTo(Status.UNAVAILABLE);
	}

	@ParameterizedTest
	@ValueSource(ints = { 4, 5, 10, 20 })
	void timerWhenClockIsSetBackALittleAndTokensAreShortLivedThenDeadTokenIsNotServed(int lifetime) {
		this.source.lifetime = Duration.ofSeconds(lifetime);
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofSeconds(1));
		this.fixture.time.jump(Duration.ofSeconds(-4));
		this.source.thenFail(1000, ScriptedTokenSource.throttled());
		this.fixture.time.advance(Duration.ofSeconds(lifetime - 1));
		assertThat(this.provider.currentTokens()).as("dead although the clock says it lives for 4 s more").isNull();
	}

	@Test
	void timerWhenClockIsSetBackBeforeTheTokenAndAccountIsRefusedThenTokenDoesNotComeBackToLife() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(30));
		this.fixture.time.jump(Duration.ofMinutes(-40));
		this.source.thenFail(ScriptedTokenSource.refreshTokenRejected())
			.thenFail(100, ScriptedTokenSource.wrongPassword());
		this.fixture.time.advance(Duration.ofMinutes(16));
		assertThat(this.provider.state().status()).isEqualTo(Status.REFUSED);
		assertThat(this.provider.currentTokens()).as("46 minutes old").isNotNull();
		this.fixture.time.advance(Duration.ofMinutes(14));
		assertThat(this.provider.currentTokens()).as("60 minutes old although the clock says 20").isNull();
	}

	@Test
	void timerWhenRefreshHangsUntilAfterTheEndAndClockWasSetBackThenDeadTokenIsNotServed() {
		this.source.lifetime = Duration.ofSeconds(30);
		this.fixture.engine.start();
		this.fixture.get();
		this.source.then((fresh) -> Mono.never());
		this.fixture.time.advance(Duration.ofSeconds(24));
		assertThat(this.source.active).hasValue(1);
		this.fixture.time.jump(Duration.ofSeconds(-10));
		this.fixture.time.advance(Duration.ofSeconds(4));
		assertThat(this.source.active).hasValue(1);
		assertThat(this.provider.currentTokens()).as("28 seconds old").isNull();
	}

	@Test
	void stopThenTimerIsSilentAndCallersAreServed() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(5));
		assertThat(this.source.attempts()).isEqualTo(1);
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
		this.fixture.time.advance(Duration.ofHours(5));
		assertThat(this.source.attempts()).isEqualTo(2);
	}

	@Test
	void stopWhenRefreshIsUnderWayThenItEndsAndArmsNothing() {
		this.fixture.engine.start();
		this.fixture.get();
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		this.fixture.time.advance(Duration.ofMinutes(45));
		this.fixture.engine.stop();
		answer.tryEmitValue(this.source.mint());
		assertThat(this.fixture.accessToken()).isEqualTo("access-3");
		this.fixture.time.advance(Duration.ofHours(1));
		assertThat(this.source.attempts()).isEqualTo(2);
	}

	@Test
	void startWhenStoppedBeforeThenTimerGoesOn() {
		for (int i = 0; i < 3; i++) {
			this.fixture.engine.start();
			this.fixture.engine.start();
			this.fixture.get();
			this.fixture.engine.stop();
			this.fixture.engine.stop();
		}
		this.fixture.engine.start();
		this.fixture.time.advance(Duration.ofMinutes(47));
		assertThat(this.source.refreshes).hasValue(1);
	}

	@Test
	void startWhenTokenExpiredWhileStoppedThenNextCallerRefreshes() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.engine.stop();
		this.fixture.time.advance(Duration.ofHours(3));
		this.fixture.engine.start();
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
	}

	private static boolean[] close(ProviderFixture fixture) {
		boolean[] closed = new boolean[1];
		fixture.engine.close().subscribe(null, null, () -> closed[0] = true);
		return closed;
	}

	@Test
	void closeWhenRefreshIsUnderWayThenCallersAreRefusedAndItMayEnd() {
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		Waiter waiter = this.fixture.subscribe();
		boolean[] closed = close(this.fixture);
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.CLOSED);
		assertThat(closed[0]).isFalse();
		answer.tryEmitValue(this.source.mint());
		assertThat(closed[0]).isTrue();
		assertThat(this.provider.currentTokens()).isNull();
	}

	@Test
	void closeWhenRefreshHangsThenCutsItOffAfterFiveSeconds() {
		this.source.then((fresh) -> Mono.never());
		Waiter waiter = this.fixture.subscribe();
		boolean[] closed = close(this.fixture);
		this.fixture.time.advance(Duration.ofSeconds(5));
		assertThat(closed[0]).isTrue();
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.CLOSED);
		assertThat(this.source.active).hasValue(0);
	}

	@Test
	void closeThenForGood() {
		this.fixture.engine.start();
		this.fixture.get();
		this.fixture.engine.close().block(Duration.ofSeconds(5));
		assertThat(this.source.revocations).hasValue(0);
		assertThat(this.provider.currentTokens()).isNull();
		assertThat(this.provider.state().status()).isEqualTo(Status.CLOSED);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
			.withMessageContaining(TokenErrors.CLOSED);
		assertThatIllegalStateException().isThrownBy(this.fixture.engine::start).withMessageContaining("closed");
		this.fixture.time.advance(Duration.ofHours(5));
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@Test
	void closeWhenAskedToRevokeThenRevokesOnceAndNobodySignsInAgain() {
		ProviderFixture revoking = new ProviderFixture((account) -> account.revokeOnClose(true), (builder) -> {
		});
		revoking.get();
		revoking.engine.close().block(Duration.ofSeconds(5));
		revoking.engine.close().block(Duration.ofSeconds(5));
		assertThat(revoking.source.revocations).hasValue(1);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(revoking::get);
		assertThat(revoking.source.signIns).hasValue(1);
	}

	@Test
	void closeWhenSignInEndsMeanwhileThenItsSessionIsRevoked() {
		ProviderFixture revoking = new ProviderFixture((account) -> account.revokeOnClose(true), (builder) -> {
		});
		Sinks.One<CognitoTokens> answer = Sinks.one();
		revoking.source.then((fresh) -> answer.asMono());
		revoking.subscribe();
		boolean[] closed = close(revoking);
		answer.tryEmitValue(revoking.source.mint());
		assertThat(closed[0]).isTrue();
		assertThat(revoking.source.revocations).hasValue(1);
	}

}
