// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where the user can choose: every choice leads to tokens, and what proves a password is
 * told apart from what does not.
 */
class ChallengeChoiceTests {

	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final String PASSWORD = "Second-Factor-1";

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private static final String OTHER_SECRET = "anotherSecretanotherSecretanotherSecret12345678901";

	private final SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("http://localhost:8080"));

	@Test
	void selectChallengeWhenPasswordIsChosenThenProvesIt() {
		try (CognitoUserPoolServer pool = choices()) {
			SelectChallenge challenge = select(pool);

			assertThat(challenge.isPasswordProven()).isFalse();
			assertThat(signedIn(pool, challenge.answerPassword(PASSWORD)).passwordProven()).isTrue();
		}
	}

	@Test
	void selectChallengeWhenSrpIsChosenThenProvesThePassword() {
		try (CognitoUserPoolServer pool = choices()) {
			assertThat(signedIn(pool, select(pool).answerPasswordSrp(PASSWORD)).passwordProven()).isTrue();
		}
	}

	@Test
	void selectChallengeWhenPasskeyIsChosenThenNoPasswordIsProven() {
		try (CognitoUserPoolServer pool = choices()) {
			WebAuthnChallenge challenge = (WebAuthnChallenge) ((ChallengeRequired) await(
					authenticator(pool).respond(select(pool).answer(ChallengeName.WEB_AUTHN))))
				.challenge();

			ChallengeAnswer answer = challenge.answer(this.passkey.authenticate(challenge.credentialRequestOptions()));

			assertThat(signedIn(pool, answer).passwordProven()).isFalse();
		}
	}

	@Test
	void selectMfaTypeWhenTextMessageIsChosenThenItsCodeSignsIn() {
		try (CognitoUserPoolServer pool = builder().mfa(MfaConfiguration.OPTIONAL, MfaFactor.values()).start()) {
			pool.user("alice").totpSecret("JBSWY3DPEHPK3PXP").mfa(MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA);
			SelectMfaTypeChallenge select = (SelectMfaTypeChallenge) challenge(pool, AuthFlow.USER_PASSWORD_AUTH);

			SmsMfaChallenge code = (SmsMfaChallenge) ((ChallengeRequired) await(
					authenticator(pool).respond(select.answer(MfaType.SMS_MFA))))
				.challenge();

			Authenticated outcome = signedIn(pool, code.answer(pool.inbox().latestCode("alice")));
			assertThat(outcome.passwordProven()).isTrue();
		}
	}

	@Test
	void customAuthWhenPasswordIsGivenThenSrpComesFirst() {
		CustomAuthentication question = CustomAuthentication.question(Map.of("question", "Favourite colour?"), "blue");
		try (CognitoUserPoolServer pool = builder().customAuthentication(question).start()) {
			CustomChallenge challenge = (CustomChallenge) challenge(pool, AuthFlow.CUSTOM_AUTH);

			assertThat(challenge.parameters()).containsEntry("question", "Favourite colour?");
			signedIn(pool, challenge.answer("blue"));
		}
	}

	@Test
	void secretsWhenTheFirstIsRetiredThenTheOtherSignsInAndIsRemembered() {
		try (CognitoUserPoolServer pool = builder().client("web", (client) -> client.secret(SECRET)).start()) {
			CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
				.userPoolId(pool.userPoolId())
				.clientId("web")
				.clientSecrets(() -> List.of(OTHER_SECRET, SECRET))
				.endpoint(pool.endpoint())
				.flow(AuthFlow.USER_SRP_AUTH)
				.clientSettings((client) -> client.requestTimeout(TIMEOUT))
				.build();

			await(authenticator.authenticate("alice", PASSWORD));
			assertThat(pool.requests("InitiateAuth")).isEqualTo(2);
			Authenticated outcome = (Authenticated) await(authenticator.authenticate("alice", PASSWORD));
			await(authenticator.refresh(outcome.tokens()));

			assertThat(outcome.passwordProven()).isTrue();
			assertThat(pool.requests("InitiateAuth")).isEqualTo(3);
			assertThat(pool.requests("RespondToAuthChallenge")).isEqualTo(2);
			assertThat(pool.requests("GetTokensFromRefreshToken")).isEqualTo(1);
		}
	}

	private CognitoUserPoolServer choices() {
		CognitoUserPoolServer pool = builder().relyingPartyId("localhost")
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.WEB_AUTHN)
			.start();
		pool.user("alice").passkey(this.passkey);
		return pool;
	}

	private static CognitoUserPoolServerBuilder builder() {
		return CognitoUserPoolServer.builder()
			.user("alice", (user) -> user.password(PASSWORD).email("alice@example.com").phoneNumber("+491700000001"));
	}

	private static SelectChallenge select(CognitoUserPoolServer pool) {
		AuthenticationRequest request = AuthenticationRequest.builder("alice").flow(AuthFlow.USER_AUTH).build();
		return (SelectChallenge) ((ChallengeRequired) await(authenticator(pool).authenticate(request))).challenge();
	}

	private static CognitoChallenge challenge(CognitoUserPoolServer pool, AuthFlow flow) {
		AuthenticationRequest request = AuthenticationRequest.builder("alice").password(PASSWORD).flow(flow).build();
		CognitoChallenge challenge = ((ChallengeRequired) await(authenticator(pool).authenticate(request))).challenge();
		assertThat(challenge.isPasswordProven()).isTrue();
		return challenge;
	}

	private static Authenticated signedIn(CognitoUserPoolServer pool, ChallengeAnswer answer) {
		Authenticated outcome = (Authenticated) await(authenticator(pool).respond(answer));
		assertThat(outcome.tokens().username()).isEqualTo("alice");
		return outcome;
	}

	private static CognitoPasswordAuthenticator authenticator(CognitoUserPoolServer pool) {
		return CognitoPasswordAuthenticator.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.endpoint(pool.endpoint())
			.clientSettings((client) -> client.requestTimeout(TIMEOUT))
			.build();
	}

	private static <T> T await(Mono<T> call) {
		T result = call.block(TIMEOUT);
		assertThat(result).isNotNull();
		return result;
	}

}
