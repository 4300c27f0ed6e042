// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CognitoTokenProvider} when the account is refused: it must not be
 * locked for everybody else.
 */
class TokenProviderRefusalTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final ScriptedTokenSource source = this.fixture.source;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@ParameterizedTest
	@EnumSource(names = { "WRONG_CREDENTIALS", "LOCKED_OUT", "USER_DISABLED", "PASSWORD_RESET_REQUIRED",
			"USER_NOT_CONFIRMED", "CODE_MISMATCH", "CODE_EXPIRED", "LIMIT_EXCEEDED", "UNUSABLE_CREDENTIALS",
			"UNSPECIFIED" })
	void getTokensWhenRefusedThenOneAttemptInCoolDown(CognitoErrorReason reason) {
		this.source.thenFail(ScriptedTokenSource.error("Refused", reason));
		for (int i = 0; i < 50; i++) {
			assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
				.extracting(CognitoException::reason)
				.isEqualTo(reason);
			this.fixture.time.advance(Duration.ofSeconds(1));
		}
		assertThat(this.source.attempts()).isEqualTo(1);
		assertThat(this.provider.state().status()).isEqualTo(Status.REFUSED);
		assertThat(this.fixture.events(TokenEvent.RefreshFailed.class)).singleElement()
			.matches(TokenEvent.RefreshFailed::refused);
	}

	@ParameterizedTest
	@EnumSource(names = { "CLIENT_SECRET_REJECTED", "CLIENT_NOT_FOUND", "FLOW_NOT_ENABLED", "REFUSED_BY_TRIGGER" })
	void getTokensWhenRefusedByWhatCannotLockThenTriedEveryFiveSeconds(CognitoErrorReason reason) {
		this.fixture.engine.start();
		this.source.thenFail(4, ScriptedTokenSource.error("Refused", reason));
		for (int i = 0; i < 4; i++) {
			assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
			assertThat(this.provider.state().status()).isEqualTo(Status.REFUSED);
			this.fixture.time.advance(Duration.ofMillis(4_999));
			assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
			assertThat(this.source.attempts()).isEqualTo(i + 1);
			this.fixture.time.advance(Duration.ofMillis(1));
		}
		assertThat(this.provider.currentTokens()).as("it was mended meanwhile").isNotNull();
	}

	@Test
	void getTokensWhenRefusedAgainThenCoolDownGrowsToTheMaximum() {
		this.fixture.random = 0;
		this.source.thenFail(20, ScriptedTokenSource.wrongPassword());
		for (int minutes : new int[] { 1, 2, 4, 8, 15, 15 }) {
			assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
			Instant retryAt = this.provider.state().retryAt();
			assertThat(Duration.between(this.fixture.time.instant(), retryAt)).isEqualTo(Duration.ofMinutes(minutes));
			this.fixture.time.advance(Duration.ofMinutes(minutes).minusMillis(1));
			int before = this.source.attempts();
			assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
			assertThat(this.source.attempts()).isEqualTo(before);
			this.fixture.time.advance(Duration.ofMillis(1));
		}
	}

	@Test
	void getTokensWhenCoolDownIsOverAndPasswordIsRightThenRecoversCompletely() {
		this.source.thenFail(ScriptedTokenSource.wrongPassword());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		this.fixture.time.advance(Duration.ofSeconds(72));
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
		assertThat(this.provider.state().status()).isEqualTo(Status.ACTIVE);
		this.fixture.random = 0;
		this.source.thenFail(2, ScriptedTokenSource.wrongPassword());
		this.fixture.time.advance(Duration.ofHours(1));
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.provider.state().retryAt()).isEqualTo(this.fixture.time.instant().plusSeconds(60));
	}

	@Test
	void timerWhenRefusedThenDoesNotTryByItself() {
		this.fixture.engine.start();
		this.source.thenFail(ScriptedTokenSource.wrongPassword());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		this.fixture.time.advance(Duration.ofDays(1));
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@Test
	void timerWhenRefusedWithLivingTokenThenServesItAndTellsItsDeath() {
		this.fixture.engine.start();
		this.fixture.get();
		this.source.thenFail(ScriptedTokenSource.refreshTokenRejected()).thenFail(ScriptedTokenSource.wrongPassword());
		this.fixture.time.advance(Duration.ofMinutes(50));
		assertThat(this.provider.state().status()).isEqualTo(Status.REFUSED);
		assertThat(this.provider.currentTokens()).isNotNull();
		assertThat(this.source.attempts()).isEqualTo(3);
		assertThat(this.fixture.events(TokenEvent.Expired.class)).isEmpty();
		this.fixture.time.advance(Duration.ofMinutes(10));
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
		assertThat(this.provider.currentTokens()).isNull();
		assertThat(this.source.attempts()).isEqualTo(3);
	}

	@Test
	void startWhenRefusedBeforeThenTriesAtOnce() {
		this.source.thenFail(ScriptedTokenSource.wrongPassword());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		this.fixture.engine.start();
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
	}

}
