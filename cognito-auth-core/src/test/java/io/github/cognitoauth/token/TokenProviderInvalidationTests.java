// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.ProviderFixture.Waiter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CognitoTokenProvider#invalidate(String)}.
 */
class TokenProviderInvalidationTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final ScriptedTokenSource source = this.fixture.source;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@Test
	void invalidateWhenItIsTheCurrentTokenThenNextCallerGetsANewOne() {
		this.provider.invalidate(this.fixture.accessToken());
		assertThat(this.provider.currentTokens()).isNull();
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
		assertThat(this.source.refreshes).hasValue(1);
		assertThat(this.fixture.events(TokenEvent.Invalidated.class)).hasSize(1);
		assertThat(this.fixture.events(TokenEvent.Refreshed.class)).singleElement()
			.extracting(TokenEvent.Refreshed::trigger)
			.isEqualTo(TokenEvent.Trigger.INVALIDATED);
	}

	@Test
	void invalidateWhenItIsAnotherTokenThenNothingHappens() {
		this.fixture.get();
		this.provider.invalidate("access-0");
		this.fixture.get();
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@Test
	void invalidateWhenReportedByManyThenOneRefresh() {
		String rejected = this.fixture.accessToken();
		for (int i = 0; i < 100; i++) {
			this.provider.invalidate(rejected);
			assertThat(this.fixture.accessToken()).isEqualTo("access-2");
		}
		assertThat(this.source.refreshes).hasValue(1);
	}

	@Test
	void invalidateWhenRefreshIsUnderWayThenItsTokenIsNotHandedOutAndItsRefreshTokenIsUsed() {
		String rejected = this.fixture.accessToken();
		this.fixture.time.advance(Duration.ofMinutes(50));
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		assertThat(this.fixture.accessToken()).isEqualTo(rejected);
		this.provider.invalidate(rejected);
		Waiter waiter = this.fixture.subscribe();
		assertThat(waiter.isWaiting()).isTrue();
		assertThat(this.source.refreshes).as("two refreshes would use one refresh token twice").hasValue(1);
		CognitoTokens late = this.source.mint();
		answer.tryEmitValue(late);
		assertThat(waiter.tokens.accessToken()).isNotEqualTo(rejected).isNotEqualTo(late.accessToken());
		assertThat(this.source.refreshedFrom.getLast()).isSameAs(late);
		assertThat(this.provider.currentTokens()).isSameAs(waiter.tokens);
	}

	@Test
	void invalidateWhenRefreshFailsThenRejectedTokenIsNotServed() {
		this.provider.invalidate(this.fixture.accessToken());
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.provider.currentTokens()).isNull();
	}

	@Test
	void invalidateWhenServiceRefusesEveryTokenThenReportsAreRationed() {
		for (int i = 0; i < 1000; i++) {
			this.provider.invalidate(this.fixture.accessToken());
			this.fixture.get();
			this.fixture.time.advance(Duration.ofMillis(100));
		}
		assertThat(this.source.refreshes.get()).as("five, and one in 30 seconds").isBetween(6, 9);
		this.fixture.time.advance(Duration.ofMinutes(5));
		int before = this.source.refreshes.get();
		this.provider.invalidate(this.fixture.accessToken());
		this.fixture.get();
		assertThat(this.source.refreshes).hasValue(before + 1);
	}

	@Test
	void invalidateWhenBackoffIsOnThenItIsKept() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(50));
		this.source.thenFail(ScriptedTokenSource.throttled());
		String token = this.fixture.accessToken();
		this.provider.invalidate(token);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.source.attempts()).isEqualTo(2);
		this.fixture.time.advance(Duration.ofMillis(1250));
		assertThat(this.fixture.accessToken()).isEqualTo("access-3");
	}

	@Test
	void invalidateWhenTheTimerRunsThenAnotherTokenComesThoughNobodyAsks() {
		this.fixture.engine.start();
		String refused = this.fixture.accessToken();
		this.fixture.provider.invalidate(refused);
		this.fixture.time.advance(Duration.ofMillis(1));
		assertThat(this.fixture.source.refreshes).hasValue(1);
		assertThat(this.fixture.provider.currentTokens().accessToken()).isNotEqualTo(refused);
	}

}
