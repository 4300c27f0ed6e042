// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.ConfirmSignUpRequest;
import io.github.cognitoauth.account.SignUpConfirmation;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.account.SignUpResult;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The challenge table of the protocol: every row signs in through core against a pool
 * that verifies, for an app client with and without a secret.
 */
class ChallengeTableTests {

	/** Long, so that a busy machine fails no test. */
	private static final Duration TIMEOUT = Duration.ofMinutes(2);

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String PASSWORD = "Second-Factor-1";

	static Stream<Row> rowsWithPassword() {
		return rows().filter((row) -> row.request().password() != null);
	}

	static Stream<Row> rows() {
		return Stream.of(true, false)
			.flatMap((secret) -> Stream.of(
					new Row("NEW_PASSWORD_REQUIRED", secret, (pool) -> pool.requiredAttributes("name"), "newbie",
							AuthFlow.USER_PASSWORD_AUTH, null, List.of("NEW_PASSWORD_REQUIRED")),
					new Row("NEW_PASSWORD_REQUIRED after SRP", secret, (pool) -> pool.requiredAttributes("name"),
							"newbie", AuthFlow.USER_SRP_AUTH, null, List.of("NEW_PASSWORD_REQUIRED")),
					new Row("PASSWORD_VERIFIER", secret, (pool) -> pool, "plain", AuthFlow.USER_SRP_AUTH, null,
							List.of()),
					new Row("SMS_MFA", secret, ChallengeTableTests::optionalMfa, "sms", AuthFlow.USER_PASSWORD_AUTH,
							null, List.of("SMS_MFA")),
					new Row("SMS_MFA after SRP", secret, ChallengeTableTests::optionalMfa, "sms",
							AuthFlow.USER_SRP_AUTH, null, List.of("SMS_MFA")),
					new Row("EMAIL_OTP as second factor", secret, ChallengeTableTests::optionalMfa, "email",
							AuthFlow.USER_PASSWORD_AUTH, null, List.of("EMAIL_OTP")),
					new Row("SOFTWARE_TOKEN_MFA", secret, ChallengeTableTests::optionalMfa, "totp",
							AuthFlow.USER_PASSWORD_AUTH, null, List.of("SOFTWARE_TOKEN_MFA")),
					new Row("SELECT_MFA_TYPE", secret, ChallengeTableTests::optionalMfa, "choice",
							AuthFlow.USER_PASSWORD_AUTH, null, List.of("SELECT_MFA_TYPE", "SOFTWARE_TOKEN_MFA")),
					new Row("MFA_SETUP", secret, (pool) -> pool.mfa(MfaConfiguration.ON, MfaFactor.SOFTWARE_TOKEN_MFA),
							"plain", AuthFlow.USER_PASSWORD_AUTH, null, List.of("MFA_SETUP")),
					new Row("SELECT_CHALLENGE", secret, ChallengeTableTests::firstFactors, "plain", AuthFlow.USER_AUTH,
							null, List.of("SELECT_CHALLENGE", "EMAIL_OTP")),
					new Row("EMAIL_OTP as first factor", secret, ChallengeTableTests::firstFactors, "plain",
							AuthFlow.USER_AUTH, ChallengeName.EMAIL_OTP, List.of("EMAIL_OTP")),
					new Row("SMS_OTP", secret, ChallengeTableTests::firstFactors, "plain", AuthFlow.USER_AUTH,
							ChallengeName.SMS_OTP, List.of("SMS_OTP")),
					new Row("WEB_AUTHN", secret, ChallengeTableTests::firstFactors, "passkey", AuthFlow.USER_AUTH,
							ChallengeName.WEB_AUTHN, List.of("WEB_AUTHN")),
					new Row("PASSWORD", secret, ChallengeTableTests::firstFactors, "plain", AuthFlow.USER_AUTH,
							ChallengeName.PASSWORD, List.of()),
					new Row("PASSWORD_SRP", secret, ChallengeTableTests::firstFactors, "plain", AuthFlow.USER_AUTH,
							ChallengeName.PASSWORD_SRP, List.of()),
					new Row("CUSTOM_CHALLENGE", secret, ChallengeTableTests::question, "plain", AuthFlow.CUSTOM_AUTH,
							null, List.of("CUSTOM_CHALLENGE"))));
	}

	@ParameterizedTest
	@MethodSource("rows")
	void signInWhenPoolAsksThenAnswersBringTokens(Row row) {
		SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("http://localhost:8080"));
		try (CognitoUserPoolServer pool = start(row.settings(), row.secret())) {
			pool.user("passkey").passkey(passkey);
			CognitoPasswordAuthenticator authenticator = authenticator(pool, row.secret()).build();

			AuthenticationOutcome outcome = await(authenticator.authenticate(row.request()));
			for (String expected : row.challenges()) {
				CognitoChallenge challenge = challengeOf(outcome);
				assertThat(challenge.name().value()).isEqualTo(expected);
				if (challenge instanceof CodeChallenge code) {
					assertThat(failure(authenticator.respond(code.answer("99"))).reason())
						.isEqualTo(CognitoErrorReason.CODE_MISMATCH);
				}
				outcome = await(answer(authenticator, pool, passkey, challenge).flatMap(authenticator::respond));
			}

			assertThat(outcome).isInstanceOf(Authenticated.class);
			CognitoTokens tokens = ((Authenticated) outcome).tokens();
			assertThat(tokens.username()).isEqualTo(row.username());
			assertThat(await(authenticator.refresh(tokens)).accessToken()).isNotEqualTo(tokens.accessToken());
		}
	}

	@ParameterizedTest
	@MethodSource("rowsWithPassword")
	void signInWhenPasswordIsWrongThenIsRejected(Row row) {
		try (CognitoUserPoolServer pool = start(row.settings(), row.secret())) {
			CognitoPasswordAuthenticator authenticator = authenticator(pool, row.secret()).build();
			AuthenticationRequest request = AuthenticationRequest.builder(row.username())
				.password("Wrong-Password-1")
				.flow(row.flow())
				.preferredChallenge(row.preferred())
				.build();

			assertThat(failure(authenticator.authenticate(request)).reason())
				.isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS);
		}
	}

	@Test
	void deviceWhenRememberedThenProvesItselfInPlaceOfSecondFactor() {
		DeviceStore devices = DeviceStore.inMemory(10);
		try (CognitoUserPoolServer pool = start((builder) -> optionalMfa(builder).deviceTracking(DeviceTracking.ALWAYS),
				true)) {
			CognitoPasswordAuthenticator authenticator = authenticator(pool, true).deviceStore(devices)
				.flow(AuthFlow.USER_SRP_AUTH)
				.build();
			SoftwareTokenMfaChallenge challenge = (SoftwareTokenMfaChallenge) challengeOf(
					await(authenticator.authenticate("totp", PASSWORD)));
			CognitoTokens first = ((Authenticated) await(
					authenticator.respond(challenge.answer(pool.totp(TOTP_SECRET)))))
				.tokens();

			CognitoTokens second = ((Authenticated) await(authenticator.authenticate("totp", PASSWORD))).tokens();

			assertThat(first.deviceKey()).isNotNull().isEqualTo(second.deviceKey());
			assertThat(pool.user("totp").deviceKeys()).containsExactly(first.deviceKey());
			assertThat(await(authenticator.refresh(second)).deviceKey()).isEqualTo(second.deviceKey());
		}
	}

	@Test
	void signUpWhenConfirmedThenSignsInByItself() {
		try (CognitoUserPoolServer pool = start(ChallengeTableTests::firstFactors, true)) {
			CognitoUserAccounts accounts = CognitoUserAccounts.create(client(pool, true));

			SignUpResult signUp = await(accounts.signUp(
					SignUpRequest.builder("carol").password(PASSWORD).attribute("email", "carol@example.com").build()));
			SignUpConfirmation confirmation = await(
					accounts.confirmSignUp(ConfirmSignUpRequest.builder("carol", pool.inbox().latestCode("carol"))
						.session(signUp.session())
						.build()));
			AuthenticationRequest automatic = confirmation.automaticSignIn();

			assertThat(signUp.confirmed()).isFalse();
			assertThat(automatic).isNotNull();
			AuthenticationOutcome outcome = await(authenticator(pool, true).build().authenticate(automatic));
			assertThat(((Authenticated) outcome).tokens().username()).isEqualTo("carol");
		}
	}

	private static Mono<ChallengeAnswer> answer(CognitoPasswordAuthenticator authenticator, CognitoUserPoolServer pool,
			SoftwarePasskey passkey, CognitoChallenge challenge) {
		if (challenge instanceof SoftwareTokenMfaChallenge totp) {
			return Mono.just(totp.answer(pool.totp(TOTP_SECRET)));
		}
		if (challenge instanceof CodeChallenge code) {
			return Mono.just(code.answer(pool.inbox().latestCode(challenge.username())));
		}
		if (challenge instanceof NewPasswordRequiredChallenge first) {
			assertThat(first.requiredAttributes()).containsExactly("name");
			return Mono.just(first.answer("New-Password-1", Map.of("name", "Newbie")));
		}
		if (challenge instanceof SelectMfaTypeChallenge select) {
			assertThat(select.mfaTypes()).contains(MfaType.SMS_MFA, MfaType.SOFTWARE_TOKEN_MFA);
			return Mono.just(select.answer(MfaType.SOFTWARE_TOKEN_MFA));
		}
		if (challenge instanceof MfaSetupChallenge setup) {
			assertThat(setup.mfaTypes()).contains(MfaType.SOFTWARE_TOKEN_MFA);
			return authenticator.associateSoftwareToken(setup)
				.map((secret) -> secret.answer(pool.totp(secret.secret().secretCode())));
		}
		if (challenge instanceof SelectChallenge select) {
			assertThat(select.availableChallenges()).contains(ChallengeName.EMAIL_OTP, ChallengeName.PASSWORD_SRP);
			return Mono.just(select.answer(ChallengeName.EMAIL_OTP));
		}
		if (challenge instanceof WebAuthnChallenge webAuthn) {
			return Mono.just(webAuthn.answer(passkey.authenticate(webAuthn.credentialRequestOptions())));
		}
		CustomChallenge custom = (CustomChallenge) challenge;
		assertThat(custom.parameters()).containsEntry("question", "Favourite colour?");
		return Mono.just(custom.answer("blue"));
	}

	private static CognitoUserPoolServer start(UnaryOperator<CognitoUserPoolServerBuilder> settings, boolean secret) {
		return settings
			.apply(CognitoUserPoolServer.builder().relyingPartyId("localhost").client("1example23456789", (client) -> {
				if (secret) {
					client.secret(SECRET);
				}
			})
				.user("plain",
						(user) -> user.password(PASSWORD).email("plain@example.com").phoneNumber("+491700000001"))
				.user("newbie", (user) -> user.temporaryPassword(PASSWORD, "name"))
				.user("passkey", (user) -> user.password(PASSWORD)))
			.start();
	}

	private static CognitoUserPoolServerBuilder optionalMfa(CognitoUserPoolServerBuilder pool) {
		return pool.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
			.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+491700000002").mfa(MfaFactor.SMS_MFA))
			.user("email", (user) -> user.password(PASSWORD).email("email@example.com").mfa(MfaFactor.EMAIL_OTP))
			.user("totp", (user) -> user.password(PASSWORD).totpSecret(TOTP_SECRET))
			.user("choice",
					(user) -> user.password(PASSWORD)
						.phoneNumber("+491700000003")
						.totpSecret(TOTP_SECRET)
						.mfa(MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA));
	}

	private static CognitoUserPoolServerBuilder firstFactors(CognitoUserPoolServerBuilder pool) {
		return pool.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP,
				FirstFactor.WEB_AUTHN);
	}

	private static CognitoUserPoolServerBuilder question(CognitoUserPoolServerBuilder pool) {
		return pool
			.customAuthentication(CustomAuthentication.question(Map.of("question", "Favourite colour?"), "blue"));
	}

	private static CognitoClient client(CognitoUserPoolServer pool, boolean secret) {
		return CognitoClient.builder()
			.userPoolId(pool.userPoolId())
			.clientId(pool.clientId())
			.clientSecret(secret ? SECRET : null)
			.endpoint(pool.endpoint())
			.retry(CognitoRetryPolicy.none())
			.requestTimeout(TIMEOUT)
			.build();
	}

	private static CognitoPasswordAuthenticatorBuilder authenticator(CognitoUserPoolServer pool, boolean secret) {
		return CognitoPasswordAuthenticator.builder().client(client(pool, secret));
	}

	private static CognitoChallenge challengeOf(AuthenticationOutcome outcome) {
		assertThat(outcome).isInstanceOf(ChallengeRequired.class);
		return ((ChallengeRequired) outcome).challenge();
	}

	private static CognitoException failure(Mono<?> call) {
		CognitoException failure = catchThrowableOfType(CognitoException.class, () -> call.block(TIMEOUT));
		assertThat(failure).as("a refusal").isNotNull();
		return failure;
	}

	private static <T> T await(Mono<T> call) {
		T result = call.block(TIMEOUT);
		assertThat(result).isNotNull();
		return result;
	}

	/**
	 * A row of the table.
	 *
	 * @param name what it is about
	 * @param secret whether the app client has a secret
	 * @param settings of the pool
	 * @param username who signs in
	 * @param flow how
	 * @param preferred the preferred first factor, or {@code null}
	 * @param challenges what a person has to answer, in this order
	 */
	record Row(String name, boolean secret, UnaryOperator<CognitoUserPoolServerBuilder> settings, String username,
			AuthFlow flow, @Nullable ChallengeName preferred, List<String> challenges) {

		AuthenticationRequest request() {
			boolean passwordless = this.flow == AuthFlow.USER_AUTH && !ChallengeName.PASSWORD.equals(this.preferred)
					&& !ChallengeName.PASSWORD_SRP.equals(this.preferred);
			return AuthenticationRequest.builder(this.username)
				.password((passwordless || this.flow == AuthFlow.CUSTOM_AUTH) ? null : PASSWORD)
				.flow(this.flow)
				.preferredChallenge(this.preferred)
				.build();
		}

		@Override
		public String toString() {
			return this.name + (this.secret ? ", client with secret" : ", public client");
		}

	}

}
