// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLHandshakeException;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.ProviderFixture.Waiter;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link CognitoTokenProvider} without a timer: what callers get, and when.
 */
class CognitoTokenProviderTests {

	private final ProviderFixture fixture = new ProviderFixture();

	private final ScriptedTokenSource source = this.fixture.source;

	private final CognitoTokenProvider provider = this.fixture.provider;

	@Test
	void getTokensWhenNothingIsKnownThenSignsInOnce() {
		assertThat(this.provider.currentTokens()).isNull();
		assertThat(this.provider.state().status()).isEqualTo(Status.IDLE);
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.provider.currentTokens()).isSameAs(this.fixture.get());
		assertThat(this.source.signIns).hasValue(1);
		assertThat(this.provider.state().status()).isEqualTo(Status.ACTIVE);
		assertThat(this.fixture.events(TokenEvent.SignedIn.class)).hasSize(1);
	}

	@Test
	void getTokensWhenTheSameMonoIsSubscribedLaterThenDecidesAnew() {
		Mono<CognitoTokens> kept = this.provider.getTokens();
		assertThat(kept.block()).extracting(CognitoTokens::accessToken).isEqualTo("access-1");
		this.fixture.time.advance(Duration.ofHours(2));
		assertThat(kept.block()).extracting(CognitoTokens::accessToken).isEqualTo("access-2");
	}

	@Test
	void getTokensWhenInAdvisoryWindowThenServesPresentTokenAndRefreshesBehind() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(45));
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.source.refreshes).hasValue(1);
		answer.tryEmitValue(this.source.mint());
		assertThat(this.fixture.accessToken()).isEqualTo("access-3");
		assertThat(this.fixture.events(TokenEvent.Refreshed.class)).singleElement()
			.extracting(TokenEvent.Refreshed::trigger)
			.isEqualTo(TokenEvent.Trigger.ADVISORY);
	}

	@Test
	void getTokensWhenBeforeAdvisoryWindowThenDoesNothing() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(45).minusMillis(1));
		this.fixture.get();
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@Test
	void getTokensWhenInMandatoryWindowThenEveryCallerWaits() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(59));
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		Waiter first = this.fixture.subscribe();
		Waiter second = this.fixture.subscribe();
		assertThat(first.isWaiting()).isTrue();
		assertThat(second.isWaiting()).isTrue();
		answer.tryEmitValue(this.source.mint());
		assertThat(first.tokens).isSameAs(second.tokens).extracting(CognitoTokens::accessToken).isEqualTo("access-3");
		assertThat(this.source.refreshes).hasValue(1);
	}

	@Test
	void getTokensWhenRefreshFailsInMandatoryWindowThenServesLivingToken() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofSeconds(3570));
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.provider.state().status()).isEqualTo(Status.DEGRADED);
		assertThat(this.provider.state().lastErrorCode()).isEqualTo("TooManyRequestsException");
	}

	@Test
	void getTokensWhenExpiredAndRefreshFailsThenNeverServesExpiredToken() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThat(this.provider.currentTokens()).isNull();
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
			.extracting(CognitoException::reason)
			.isEqualTo(CognitoErrorReason.THROTTLED);
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
		assertThat(this.provider.state().status()).isEqualTo(Status.UNAVAILABLE);
		assertThat(this.provider.state().isUp()).isFalse();
	}

	@Test
	void getTokensWhenExpClaimRoundsDownThenTokenIsNotServedInItsLastSeconds() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofSeconds(3598).minusMillis(1));
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		this.fixture.time.advance(Duration.ofMillis(1));
		assertThat(this.provider.currentTokens()).isNull();
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
	}

	@Test
	void getTokensWhenAnswerCameMomentsBeforeExpiryThenWindowsEndWithTheToken() {
		this.source.lifetime = Duration.ofSeconds(300);
		this.source.then((fresh) -> Mono.delay(Duration.ofSeconds(10), this.fixture.time.scheduler())
			.map((tick) -> CognitoTokens
				.builder("old", this.fixture.time.instant().minusSeconds(297), Duration.ofSeconds(300))
				.build()));
		Waiter waiter = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(10));
		assertThat(waiter.tokens).isNotNull();
		this.fixture.time.advance(Duration.ofSeconds(1));
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
	}

	@Test
	void getTokensWhenFailedThenErrorIsNotStickyAndBackoffHolds() {
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.source.attempts()).isEqualTo(1);
		this.fixture.time.advance(Duration.ofMillis(1250));
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
		assertThat(this.provider.state().lastErrorCode()).isNull();
	}

	@Test
	void getTokensWhenErrorIsHandedOutAgainThenEachCallerHasItsOwnException() {
		this.source.thenFail(ScriptedTokenSource.throttled());
		Waiter first = this.fixture.subscribe();
		Waiter second = this.fixture.subscribe();
		Waiter third = this.fixture.subscribe();
		assertThat(second.failure).hasSameClassAs(first.failure).isNotSameAs(first.failure).isNotSameAs(third.failure);
	}

	@Test
	void getTokensWhenThereWasNoAnswerThenEachCallerIsToldWhy() {
		CertificateException reason = new CertificateException("of a proxy: secret");
		this.source.thenFail(CognitoError.local(CognitoErrorCodes.CONNECT_FAILURE, CognitoErrorReason.CONNECT_FAILURE)
			.toException(new SSLHandshakeException("handshake").initCause(reason)));
		for (Waiter caller : new Waiter[] { this.fixture.subscribe(), this.fixture.subscribe() }) {
			assertThat(caller.failure).hasRootCause(reason)
				.message()
				.endsWith("ConnectFailure (CONNECT_FAILURE), java.security.cert.CertificateException");
		}
	}

	@Test
	void getTokensWhenRefreshTokenIsDeadThenSignsInOnce() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		this.source.thenFail(ScriptedTokenSource.refreshTokenRejected());
		assertThat(this.fixture.accessToken()).isEqualTo("access-3");
		assertThat(this.source.signIns).hasValue(2);
		assertThat(this.source.refreshes).hasValue(1);
	}

	@Test
	void getTokensWhenSignInAfterDeadRefreshTokenIsThrottledThenDeadTokenIsNotTriedAgain() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		this.source.thenFail(ScriptedTokenSource.refreshTokenRejected()).thenFail(ScriptedTokenSource.throttled());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		this.fixture.time.advance(Duration.ofMillis(1250));
		assertThat(this.fixture.accessToken()).isEqualTo("access-4");
		assertThat(this.source.refreshes).hasValue(1);
		assertThat(this.source.signIns).hasValue(3);
	}

	@Test
	void getTokensWhenRefreshFailsForAWhileThenRefreshTokenIsKept() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		this.source.thenFail(new IllegalStateException("boom"));
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
			.extracting(CognitoException::code)
			.isEqualTo(TokenErrors.UNEXPECTED);
		this.fixture.time.advance(Duration.ofMillis(1250));
		this.fixture.get();
		assertThat(this.source.signIns).hasValue(1);
		assertThat(this.source.refreshedFrom).extracting(CognitoTokens::refreshToken)
			.containsExactly("refresh-1", "refresh-1");
	}

	@Test
	void getTokensWhenClientSecretIsRejectedAtRefreshThenDoesNotSignIn() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(50));
		this.source
			.thenFail(ScriptedTokenSource.error("NotAuthorizedException", CognitoErrorReason.CLIENT_SECRET_REJECTED));
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		assertThat(this.source.signIns).hasValue(1);
		assertThat(this.provider.state().status()).isEqualTo(Status.REFUSED);
	}

	@Test
	void getTokensWhenRefreshHangsThenFlightTimesOutAndCallersGetLivingToken() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(59));
		this.source.then((fresh) -> Mono.never());
		Waiter waiter = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(14));
		assertThat(waiter.isWaiting()).isTrue();
		this.fixture.time.advance(Duration.ofSeconds(1));
		assertThat(waiter.tokens.accessToken()).isEqualTo("access-1");
		assertThat(this.provider.state().lastErrorCode()).isEqualTo(CognitoErrorCodes.TIMEOUT);
	}

	@Test
	void getTokensWhenSignInHangsThenTypedTimeout() {
		this.source.then((fresh) -> Mono.never());
		Waiter waiter = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(29));
		assertThat(waiter.isWaiting()).isTrue();
		Waiter later = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(1));
		assertThat(waiter.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT)
			.hasCauseInstanceOf(TimeoutException.class)
			.rootCause()
			.hasMessageContaining("'billing' is WAITING");
		assertThat(later.isWaiting()).as("each has a bound of its own").isTrue();
		this.fixture.time.advance(Duration.ofSeconds(29));
		assertThat(later.failure).hasMessageContaining(TokenErrors.WAIT_TIMEOUT);
		this.fixture.time.advance(Duration.ofSeconds(1));
		assertThat(this.provider.state().lastErrorCode()).isEqualTo(CognitoErrorCodes.TIMEOUT);
	}

	@Test
	void getTokensWhenSourceIsEmptyThenTypedError() {
		this.source.then((fresh) -> Mono.empty());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
			.extracting(CognitoException::reason)
			.isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void getTokensWhenTokensAreExpiredOnArrivalThenNotServedAndNotAskedForInALoop() {
		this.source
			.then((fresh) -> Mono.delay(Duration.ofSeconds(40), this.fixture.time.scheduler()).thenReturn(fresh));
		this.source.lifetime = Duration.ofSeconds(30);
		Waiter waiter = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(40));
		assertThat(waiter.failure).isInstanceOf(CognitoException.class);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		assertThat(this.source.attempts()).isEqualTo(1);
	}

	@Test
	void getTokensWhenTokensArriveInTheirLastMomentsThenNotServed() {
		this.source.lifetime = Duration.ofSeconds(60);
		this.source
			.then((fresh) -> Mono.delay(Duration.ofMillis(58_500), this.fixture.time.scheduler()).thenReturn(fresh));
		Waiter waiter = this.fixture.subscribe();
		this.fixture.time.advance(Duration.ofSeconds(59));
		assertThat(waiter.tokens).isNull();
		assertThat(waiter.failure).isInstanceOf(CognitoException.class);
	}

	@Test
	void getTokensWhenTokensAreExpiredOnArrivalThenTheirRefreshTokenIsUsedNext() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofHours(1));
		Sinks.One<CognitoTokens> answer = Sinks.one();
		this.source.then((fresh) -> answer.asMono());
		Waiter waiter = this.fixture.subscribe();
		CognitoTokens rotated = this.source.mint();
		this.fixture.time.jump(Duration.ofHours(3));
		answer.tryEmitValue(rotated);
		assertThat(waiter.failure).isInstanceOf(CognitoException.class);
		assertThat(this.fixture.events(TokenEvent.Expired.class)).hasSize(1);
		this.fixture.time.advance(Duration.ofMillis(1250));
		this.fixture.get();
		assertThat(this.source.refreshedFrom).extracting(CognitoTokens::refreshToken)
			.containsExactly("refresh-1", rotated.refreshToken());
		assertThat(this.source.signIns).hasValue(1);
	}

	@Test
	void getTokensWhenTokensArriveNearlyUsedUpThenNoRefreshOnEveryCall() {
		TokenRefreshPolicy patient = TokenRefreshPolicy.builder().waitTimeout(Duration.ofMinutes(2)).build();
		ProviderFixture slow = new ProviderFixture((account) -> account.policy(patient), (builder) -> {
		});
		slow.source.lifetime = Duration.ofSeconds(60);
		slow.source.then((fresh) -> Mono.delay(Duration.ofSeconds(57), slow.time.scheduler()).thenReturn(fresh));
		Waiter waiter = slow.subscribe();
		slow.time.advance(Duration.ofSeconds(57));
		assertThat(waiter.tokens).isNotNull();
		for (int i = 0; i < 10; i++) {
			slow.get();
		}
		assertThat(slow.source.attempts()).isEqualTo(1);
	}

	@Test
	void getTokensWhenClockIsSetBackBehindIssueThenTokenIsAsOldAsItIs() {
		this.fixture.get();
		this.fixture.time.advance(Duration.ofMinutes(30));
		this.fixture.time.jump(Duration.ofHours(-2));
		assertThat(this.provider.currentTokens()).isNotNull();
		assertThat(this.fixture.accessToken()).isEqualTo("access-1");
		this.fixture.time.advance(Duration.ofMinutes(29));
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
	}

	@Test
	void getTokensWhenClockIsSetBackDuringBackoffThenPauseIsNotLonger() {
		this.source.thenFail(ScriptedTokenSource.throttled());
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get);
		this.fixture.time.jump(Duration.ofHours(-2));
		this.fixture.time.advance(Duration.ofMillis(1250));
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
	}

	@Test
	void getTokensWhenClockJumpsPastExpiryThenTokenIsReplaced() {
		this.fixture.get();
		this.fixture.time.jump(Duration.ofDays(2));
		assertThat(this.provider.currentTokens()).isNull();
		assertThat(this.fixture.accessToken()).isEqualTo("access-2");
	}

	@Test
	void builderWhenNameIsEmptyThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoTokenEngine.builder().account(" ", this.source))
			.withMessageContaining("'name'");
	}

	@Test
	void listenerWhenItThrowsThenCallersAreServed() {
		ProviderFixture broken = new ProviderFixture((account) -> {
		}, (builder) -> builder.listener((event) -> {
			throw new IllegalStateException("listener");
		}));
		assertThat(broken.accessToken()).isEqualTo("access-1");
		assertThat(broken.events).hasSize(1);
	}

	@Test
	void listenerWhenAClassOfItIsMissingThenCallersAreServedNowAndLater() {
		ProviderFixture broken = new ProviderFixture((account) -> {
		}, (builder) -> builder.listener((event) -> {
			throw new NoClassDefFoundError("listener");
		}));
		assertThat(broken.accessToken()).isEqualTo("access-1");
		assertThat(broken.provider.state().status()).isEqualTo(Status.ACTIVE);
		broken.time.advance(Duration.ofHours(1));
		assertThat(broken.accessToken()).isEqualTo("access-2");
		assertThat(broken.events).hasSize(3);
	}

}
