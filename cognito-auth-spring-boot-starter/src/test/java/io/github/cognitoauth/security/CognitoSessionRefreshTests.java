// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoLoginListener.SessionOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;

/**
 * Tests for {@link CognitoSessionRefresh}, with tokens that live for an hour.
 */
class CognitoSessionRefreshTests {

	private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final CognitoLoginListener listener = mock();

	private final Clock clock = mock();

	private final CognitoSessionRefresh refresh = new CognitoSessionRefresh("main",
			CognitoSessionSettings.builder().clock(this.clock).build(), this.listener);

	private final CognitoTokens first = TestSignIns.tokens(NOW.minus(Duration.ofHours(1)), "alice");

	private final CognitoTokens second = TestSignIns.tokens(NOW, "alice");

	private VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@BeforeEach
	void stopTime() {
		this.time = VirtualTimeScheduler.getOrSet();
		given(this.clock.instant()).willReturn(NOW);
	}

	@AfterEach
	void letTimeGoOn() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void checkWhenAskedByManyAtOnceThenRefreshedOnce() {
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(answer.asMono());
		List<SessionCheck> received = new ArrayList<>();
		for (int i = 0; i < 100; i++) {
			check().subscribe(received::add);
		}
		answer.tryEmitValue(this.second);
		assertThat(received).hasSize(100).containsOnly(new SessionCheck.Refreshed(this.second));
		then(this.authenticator).should(times(1)).refresh(this.first);
		then(this.listener).should(times(1)).sessionChecked("main", SessionOutcome.REFRESHED);
	}

	@Test
	void checkWhenSessionWasLoadedBeforeItWasSavedThenSameTokens() {
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.just(this.second));
		assertThat(check().block()).isEqualTo(new SessionCheck.Refreshed(this.second));
		this.time.advanceTimeBy(Duration.ofSeconds(29));
		assertThat(check().block()).isEqualTo(new SessionCheck.Refreshed(this.second));
		then(this.authenticator).should(times(1)).refresh(any(CognitoTokens.class));
	}

	@Test
	void checkWhenLongAgoThenForgotten() {
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.just(this.second));
		check().block();
		this.time.advanceTimeBy(Duration.ofSeconds(30));
		check().block();
		then(this.authenticator).should(times(2)).refresh(any(CognitoTokens.class));
	}

	@Test
	void checkWhenNewTokensAreDueSoonThenNotKept() {
		CognitoTokens due = TestSignIns.tokens(NOW.minus(Duration.ofMinutes(59)), "alice");
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.just(due));
		check().block();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		check().block();
		then(this.authenticator).should(times(2)).refresh(any(CognitoTokens.class));
	}

	@Test
	void checkWhenItFailedThenTriedAgainAfterAWhile() {
		given(this.authenticator.refresh(any(CognitoTokens.class)))
			.willReturn(Mono.error(TestSignIns.error("code", CognitoErrorReason.THROTTLED)))
			.willReturn(Mono.just(this.second));
		assertThat(check().block()).isInstanceOf(SessionCheck.Unchanged.class);
		assertThat(check().block()).isInstanceOf(SessionCheck.Unchanged.class);
		then(this.authenticator).should(times(1)).refresh(any(CognitoTokens.class));
		this.time.advanceTimeBy(Duration.ofSeconds(10));
		assertThat(check().block()).isEqualTo(new SessionCheck.Refreshed(this.second));
	}

	@Test
	void checkWhenFirstCallerGoesAwayThenRefreshGoesOn() {
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(answer.asMono());
		check().subscribe().dispose();
		answer.tryEmitValue(this.second);
		assertThat(check().block()).isEqualTo(new SessionCheck.Refreshed(this.second));
		then(this.authenticator).should(times(1)).refresh(any(CognitoTokens.class));
	}

	@Test
	void checkWhenNoAnswerComesThenUnchangedInTheEnd() {
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.never());
		List<SessionCheck> received = new ArrayList<>();
		check().subscribe(received::add);
		this.time.advanceTimeBy(CognitoSessionRefresh.TIMEOUT);
		assertThat(received).singleElement().isInstanceOf(SessionCheck.Unchanged.class);
		then(this.listener).should().sessionChecked("main", SessionOutcome.UNANSWERED);
	}

	@Test
	void checkWhenRefreshTokenWasUsedByAnotherInstanceThenEndedOnlyIfNothingComesOfIt() {
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(
				Mono.error(TestSignIns.error("RefreshTokenReuseException", CognitoErrorReason.REFRESH_TOKEN_REUSED)));
		assertThat(check().block()).isInstanceOf(SessionCheck.Unavailable.class);
		this.time.advanceTimeBy(Duration.ofSeconds(61));
		given(this.clock.instant()).willReturn(NOW.plusSeconds(61));
		assertThat(check().block()).isInstanceOf(SessionCheck.Ended.class);
	}

	@Test
	void checkWhenPeopleSignInThenWaitsForItsTurn() {
		CallBudget budget = CallBudget.builder().callsPerSecond(1).build();
		AtomicInteger inFlight = new AtomicInteger();
		given(this.authenticator.callBudget()).willReturn(budget);
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.fromSupplier(() -> {
			inFlight.set(budget.figures().inFlight());
			return this.second;
		}));
		assertThat(check().block()).isEqualTo(new SessionCheck.Refreshed(this.second));
		assertThat(inFlight).hasValue(1);
		assertThat(budget.figures().inFlight()).isZero();
	}

	private Mono<SessionCheck> check() {
		return this.refresh.check(this.first, this.authenticator);
	}

}
