// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.net.URI;
import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Signs in to cognito-local, an emulator from npm, in the flows that it has. Start it and
 * give {@code -Dcognito-local.endpoint=http://localhost:9229}; the CI script does.
 */
@EnabledIfSystemProperty(named = "cognito-local.endpoint", matches = "http://.+",
		disabledReason = "no cognito-local is running; the CI script starts one")
class CognitoLocalTests {

	private static final String USERNAME = "alice@example.com";

	private static final String TEMPORARY_PASSWORD = "Temp-Pass-1";

	private static final String PASSWORD = "Wonderland-1";

	private CognitoPasswordAuthenticator authenticator;

	@BeforeEach
	void createPoolWithUser() {
		URI endpoint = URI.create(System.getProperty("cognito-local.endpoint"));
		CognitoLocalAdministration administration = new CognitoLocalAdministration(endpoint);
		String userPoolId = administration.createUserPool();
		this.authenticator = CognitoPasswordAuthenticator.builder()
			.userPoolId(userPoolId)
			.clientId(administration.createUserPoolClient(userPoolId))
			.endpoint(endpoint)
			.build();
		administration.createUser(userPoolId, USERNAME, TEMPORARY_PASSWORD);
	}

	@Test
	void authenticateWhenFirstLoginThenNewPasswordSignsIn() {
		CognitoTokens tokens = firstSignIn();
		assertThat(tokens.accessToken()).isNotEmpty();
		assertThat(tokens.idTokenClaims()).containsEntry("email", USERNAME);
	}

	@Test
	void authenticateWhenPasswordIsRightThenTokens() {
		firstSignIn();
		assertThat(await(this.authenticator.authenticate(USERNAME, PASSWORD))).isInstanceOf(Authenticated.class);
	}

	@Test
	void authenticateWhenPasswordIsWrongThenCredentialsRejected() {
		firstSignIn();
		Mono<AuthenticationOutcome> attempt = this.authenticator.authenticate(USERNAME, "Wrong-Password-1");
		assertThatExceptionOfType(CognitoCredentialsRejectedException.class).isThrownBy(() -> await(attempt))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS));
	}

	@Test
	void refreshWhenNewerOperationIsUnknownThenFallsBackAndKeepsRefreshToken() {
		firstSignIn();
		// the emulator keeps refresh tokens of InitiateAuth only
		AuthenticationOutcome outcome = await(this.authenticator.authenticate(USERNAME, PASSWORD));
		CognitoTokens tokens = ((Authenticated) outcome).tokens();
		CognitoTokens refreshed = await(this.authenticator.refresh(tokens));
		assertThat(refreshed.accessToken()).isNotEmpty().isNotEqualTo(tokens.accessToken());
		assertThat(refreshed.refreshToken()).isEqualTo(tokens.refreshToken());
	}

	private CognitoTokens firstSignIn() {
		AuthenticationOutcome first = await(this.authenticator.authenticate(USERNAME, TEMPORARY_PASSWORD));
		assertThat(first).isInstanceOf(ChallengeRequired.class);
		NewPasswordRequiredChallenge challenge = (NewPasswordRequiredChallenge) ((ChallengeRequired) first).challenge();
		assertThat(challenge.requiredAttributes()).isEmpty();
		assertThat(challenge.userAttributes()).containsEntry("email", USERNAME);
		AuthenticationOutcome second = await(this.authenticator.respond(challenge.answer(PASSWORD)));
		assertThat(second).isInstanceOf(Authenticated.class);
		return ((Authenticated) second).tokens();
	}

	private static <T> T await(Mono<T> mono) {
		return mono.blockOptional(Duration.ofSeconds(20)).orElseThrow();
	}

}
