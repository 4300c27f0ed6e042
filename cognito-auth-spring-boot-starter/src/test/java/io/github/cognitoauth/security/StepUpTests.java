// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.level.CognitoLevelSettings;
import io.github.cognitoauth.security.level.RequiredLevel;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link CognitoRequestAuthenticationToken} of somebody who is to prove more.
 */
class StepUpTests {

	private static final Instant PROVED_AT = Instant.parse("2026-11-22T09:00:00Z");

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final CognitoAuthenticationProvider provider = new CognitoAuthenticationProvider(this.authenticator);

	@Test
	void stepUpWhenAnotherUserAnswersThenFailsAndHisTokensAreRevoked() {
		CognitoTokens ofMallory = TestSignIns.tokens(NOW, "mallory");
		given(this.authenticator.authenticate(any())).willReturn(Mono.just(authenticated(ofMallory)));
		given(this.authenticator.revoke(ofMallory)).willReturn(Mono.empty());
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> this.provider.authenticate(stepUp("alice")));
		then(this.authenticator).should().revoke(ofMallory);
	}

	@Test
	void stepUpWhenTheSameUserAnswersThenEarlierFactorKeepsItsTime() {
		given(this.authenticator.authenticate(any()))
			.willReturn(Mono.just(authenticated(TestSignIns.tokens(NOW, "alice"))));
		Authentication result = this.provider.authenticate(stepUp("alice"));
		assertThat(result.getName()).isEqualTo("alice");
		assertThat(result.getAuthorities()).filteredOn("authority", FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
			.extracting("issuedAt")
			.containsExactly(PROVED_AT);
		then(this.authenticator).should(never()).revoke(any(CognitoTokens.class));
	}

	@Test
	void stepUpWhenAskedThenPoolLearnsLevelAndWhatWasProved() {
		given(this.authenticator.authenticate(any())).willAnswer((call) -> {
			AuthenticationRequest request = call.getArgument(0);
			assertThat(request.targetLevels()).isNotEmpty();
			assertThat(request.accessToken()).isEqualTo(TestSignIns.tokens(PROVED_AT, "alice").accessToken());
			return Mono.just(authenticated(TestSignIns.tokens(NOW, "alice")));
		});
		assertThat(this.provider.authenticate(stepUp("alice")).isAuthenticated()).isTrue();
	}

	private static CognitoRequestAuthenticationToken stepUp(String username) {
		CognitoTokens tokens = TestSignIns.tokens(PROVED_AT, username);
		CognitoUser user = CognitoUser.of(tokens);
		Authentication current = UsernamePasswordAuthenticationToken.authenticated(user, null,
				List.of(FactorGrantedAuthority.withAuthority(FactorGrantedAuthority.WEBAUTHN_AUTHORITY)
					.issuedAt(PROVED_AT)
					.build()));
		CognitoRequestAuthenticationToken token = CognitoRequestAuthenticationToken.stepUp(user, current, tokens,
				new RequiredLevel(4, null), CognitoLevelSettings.defaults());
		assertThat(token).isNotNull();
		return token;
	}

}
