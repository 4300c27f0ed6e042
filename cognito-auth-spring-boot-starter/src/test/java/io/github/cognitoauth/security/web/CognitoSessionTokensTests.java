// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.MovableClock;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static io.github.cognitoauth.authentication.TestSignIns.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoSessionTokens}, with tokens that live for an hour.
 */
class CognitoSessionTokensTests {

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final HttpSessionCognitoTokensRepository repository = new HttpSessionCognitoTokensRepository();

	private final MovableClock clock = new MovableClock(Instant.now());

	private final CognitoSessionTokens tokens = new CognitoSessionTokens(this.authenticator, this.repository,
			CognitoSessionSettings.builder().clock(this.clock).build());

	private final MockHttpServletRequest request = new MockHttpServletRequest();

	private final MockHttpServletResponse response = new MockHttpServletResponse();

	private final CognitoTokens first = TestSignIns.tokens(this.clock.instant(), "alice");

	@Test
	void tokensWhenNobodyIsSignedInThenNoneAndNoSession() {
		assertThat(this.tokens.currentTokens(this.request, this.response)).isNull();
		assertThat(this.request.getSession(false)).isNull();
	}

	@Test
	void tokensWhenFreshThenNoCall() {
		save();
		this.clock.advance(Duration.ofMinutes(58));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isSameAs(this.first);
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@Test
	void tokensWhenDueThenRefreshedAndKept() {
		save();
		this.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		CognitoTokens second = TestSignIns.tokens(this.clock.instant(), "alice");
		given(this.authenticator.refresh(this.first)).willReturn(Mono.just(second));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isSameAs(second);
		assertThat(this.repository.loadTokens(this.request)).isSameAs(second);
	}

	@Test
	void tokensWhenNotAvailableThenOldOnesWhileTheyLive() {
		save();
		this.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		given(this.authenticator.refresh(any(CognitoTokens.class)))
			.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isSameAs(this.first);
		this.clock.advance(Duration.ofMinutes(1));
		assertThatExceptionOfType(CognitoUnavailableException.class)
			.isThrownBy(() -> this.tokens.currentTokens(this.request, this.response));
		assertThat(this.repository.loadTokens(this.request)).isSameAs(this.first);
	}

	@Test
	void tokensWhenRefreshTokenIsDeadThenForgotten() {
		save();
		this.clock.advance(Duration.ofHours(1));
		given(this.authenticator.refresh(any(CognitoTokens.class)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isNull();
		assertThat(this.repository.loadTokens(this.request)).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class,
			names = { "REFRESH_TOKEN_REJECTED", "USER_DISABLED", "PASSWORD_RESET_REQUIRED", "USER_NOT_CONFIRMED" })
	void tokensWhenUserMustSignInAgainThenForgottenAtOnce(CognitoErrorReason reason) {
		save();
		this.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.error(error("code", reason)));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isNull();
		assertThat(this.repository.loadTokens(this.request)).isNull();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class,
			names = { "REFUSED_BY_TRIGGER", "CLIENT_SECRET_REJECTED", "THROTTLED", "SESSION_EXPIRED" })
	void tokensWhenRefreshFailsForAnotherReasonThenOldOnesWhileTheyLive(CognitoErrorReason reason) {
		save();
		this.clock.advance(Duration.ofMinutes(59).plusSeconds(30));
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.error(error("code", reason)));
		assertThat(this.tokens.currentTokens(this.request, this.response)).isSameAs(this.first);
		assertThat(this.repository.loadTokens(this.request)).isSameAs(this.first);
	}

	private void save() {
		this.repository.saveTokens(this.first, this.request, this.response);
	}

}
