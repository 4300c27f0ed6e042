package io.github.cognitoauth.security;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
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

	private final CognitoSessionRefresh refresh = new CognitoSessionRefresh(Clock.fixed(NOW, ZoneOffset.UTC));

	private final CognitoTokens first = TestSignIns.tokens(NOW.minus(Duration.ofHours(1)), "alice");

	private final CognitoTokens second = TestSignIns.tokens(NOW, "alice");

	private VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@BeforeEach
	void stopTime() {
		this.time = VirtualTimeScheduler.getOrSet();
	}

	@AfterEach
	void letTimeGoOn() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void refreshWhenAskedByManyAtOnceThenRefreshedOnce() {
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(any())).willReturn(answer.asMono());
		List<CognitoTokens> received = new ArrayList<>();
		for (int i = 0; i < 3; i++) {
			this.refresh.refresh(this.first, this.authenticator).subscribe(received::add);
		}
		answer.tryEmitValue(this.second);
		assertThat(received).containsExactly(this.second, this.second, this.second);
		then(this.authenticator).should(times(1)).refresh(this.first);
	}

	@Test
	void refreshWhenSessionWasLoadedBeforeItWasSavedThenSameTokens() {
		given(this.authenticator.refresh(any())).willReturn(Mono.just(this.second));
		assertThat(this.refresh.refresh(this.first, this.authenticator).block()).isSameAs(this.second);
		this.time.advanceTimeBy(Duration.ofSeconds(29));
		assertThat(this.refresh.refresh(this.first, this.authenticator).block()).isSameAs(this.second);
		then(this.authenticator).should(times(1)).refresh(any());
	}

	@Test
	void refreshWhenLongAgoThenForgotten() {
		given(this.authenticator.refresh(any())).willReturn(Mono.just(this.second));
		this.refresh.refresh(this.first, this.authenticator).block();
		this.time.advanceTimeBy(Duration.ofSeconds(30));
		this.refresh.refresh(this.first, this.authenticator).block();
		then(this.authenticator).should(times(2)).refresh(any());
	}

	@Test
	void refreshWhenNewTokensAreDueSoonThenNotKept() {
		CognitoTokens due = TestSignIns.tokens(NOW.minus(Duration.ofMinutes(59)), "alice");
		given(this.authenticator.refresh(any())).willReturn(Mono.just(due));
		this.refresh.refresh(this.first, this.authenticator).block();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		this.refresh.refresh(this.first, this.authenticator).block();
		then(this.authenticator).should(times(2)).refresh(any());
	}

	@Test
	void refreshWhenItFailedThenTriedAgain() {
		given(this.authenticator.refresh(any()))
			.willReturn(Mono.error(TestSignIns.error("code", CognitoErrorReason.THROTTLED)))
			.willReturn(Mono.just(this.second));
		StepVerifier.create(this.refresh.refresh(this.first, this.authenticator)).verifyError();
		assertThat(this.refresh.refresh(this.first, this.authenticator).block()).isSameAs(this.second);
	}

	@Test
	void refreshWhenFirstCallerGoesAwayThenRefreshGoesOn() {
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(any())).willReturn(answer.asMono());
		this.refresh.refresh(this.first, this.authenticator).subscribe().dispose();
		answer.tryEmitValue(this.second);
		assertThat(this.refresh.refresh(this.first, this.authenticator).block()).isSameAs(this.second);
		then(this.authenticator).should(times(1)).refresh(any());
	}

}
