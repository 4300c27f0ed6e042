// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static io.github.cognitoauth.support.ScriptedPool.CLIENT_ID;
import static io.github.cognitoauth.support.ScriptedPool.CLIENT_SECRET;
import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for the answers to challenges: the exact bodies, chains, and second tries.
 */
class ChallengeAnswerTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final String TOKENS = """
			{"AuthenticationResult": {"AccessToken": "access-1", "ExpiresIn": 3600}, "ChallengeParameters": {}}""";

	private static final String SECRET_BLOCK = Base64.getEncoder().encodeToString(new byte[1200]);

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticator authenticator() {
		return CognitoPasswordAuthenticator.builder().client(pool.client().clientSecret(CLIENT_SECRET).build()).build();
	}

	static Stream<Arguments> answers() {
		return Stream.of(
				arguments("SMS_MFA", (Answer<SmsMfaChallenge>) (c) -> c.answer(" 123 456"),
						Map.of("SMS_MFA_CODE", "123456")),
				arguments("SMS_OTP", (Answer<SmsOtpChallenge>) (c) -> c.answer("123456"),
						Map.of("SMS_OTP_CODE", "123456")),
				arguments("EMAIL_OTP", (Answer<EmailOtpChallenge>) (c) -> c.answer("12345678"),
						Map.of("EMAIL_OTP_CODE", "12345678")),
				arguments("SOFTWARE_TOKEN_MFA", (Answer<SoftwareTokenMfaChallenge>) (c) -> c.answer("123456"),
						Map.of("SOFTWARE_TOKEN_MFA_CODE", "123456")),
				arguments("SELECT_MFA_TYPE", (Answer<SelectMfaTypeChallenge>) (c) -> c.answer(MfaType.EMAIL_OTP),
						Map.of("ANSWER", "EMAIL_OTP")),
				arguments("MFA_SETUP", (Answer<MfaSetupChallenge>) (c) -> c.answerEmail(" alice@example.com "),
						Map.of("EMAIL", "alice@example.com")),
				arguments("NEW_PASSWORD_REQUIRED",
						(Answer<NewPasswordRequiredChallenge>) (c) -> c.answer(" New Pass-1 ",
								Map.of("name", "Alice", "custom:team", "red")),
						Map.of("NEW_PASSWORD", " New Pass-1 ", "userAttributes.name", "Alice",
								"userAttributes.custom:team", "red")),
				arguments("CUSTOM_CHALLENGE", (Answer<CustomChallenge>) (c) -> c.answer("blue"),
						Map.of("ANSWER", "blue")),
				arguments("WEB_AUTHN", (Answer<WebAuthnChallenge>) (c) -> c.answer("{\"id\": \"abc\"}"),
						Map.of("CREDENTIAL", "{\"id\": \"abc\"}")),
				arguments("PASSWORD", (Answer<PasswordChallenge>) (c) -> c.answer("Wonderland-1"),
						Map.of("PASSWORD", "Wonderland-1")),
				arguments("SELECT_CHALLENGE", (Answer<SelectChallenge>) (c) -> c.answer(ChallengeName.EMAIL_OTP),
						Map.of("ANSWER", "EMAIL_OTP")),
				arguments("SELECT_CHALLENGE", (Answer<SelectChallenge>) (c) -> c.answerPassword("Wonderland-1"),
						Map.of("ANSWER", "PASSWORD", "PASSWORD", "Wonderland-1")),
				arguments("SELECT_CHALLENGE", (Answer<SelectChallenge>) (c) -> c.answerWebAuthn("{}"),
						Map.of("ANSWER", "WEB_AUTHN", "CREDENTIAL", "{}")),
				arguments("CARRIER_PIGEON", (Answer<UnknownChallenge>) (c) -> c.answer(Map.of("PIGEON", "grey")),
						Map.of("PIGEON", "grey")));
	}

	@ParameterizedTest(name = "{0} {2}")
	@MethodSource("answers")
	void respondWhenChallengeIsAnsweredThenBodyIsExact(String name, Answer<CognitoChallenge> answer,
			Map<String, String> responses) {
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		CognitoChallenge challenge = begin(challenge(name, "session-1", Map.of("USER_ID_FOR_SRP", "real-name")));

		AuthenticationOutcome outcome = Results.of(authenticator().respond(answer.to(challenge)));

		ObjectNode expected = MAPPER.createObjectNode()
			.put("ClientId", CLIENT_ID)
			.put("ChallengeName", name)
			.put("Session", "session-1");
		ObjectNode all = expected.putObject("ChallengeResponses")
			.put("USERNAME", "real-name")
			.put("SECRET_HASH", SecretHash.compute(CLIENT_SECRET, "real-name", CLIENT_ID));
		responses.forEach(all::put);
		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge)).isEqualTo(expected);
		assertThat(outcome).isInstanceOf(Authenticated.class);
		assertThat(((Authenticated) outcome).tokens().loginName()).isEqualTo("alice");
	}

	@Test
	void respondWhenMetadataIsGivenThenIsSent() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		SmsMfaChallenge challenge = (SmsMfaChallenge) begin(challenge("SMS_MFA", "session-1", Map.of()));

		Results.of(authenticator().respond(challenge.answer("123456")
			.withMetadata(RequestMetadata.ofClientMetadata(Map.of("tenant", "blue"))
				.withUserContext("192.0.2.7", null)
				.withAnalyticsEndpointId("endpoint"))));

		JsonNode body = pool.lastBody(CognitoOperation.RespondToAuthChallenge);
		assertThat(body.get("ClientMetadata")).isEqualTo(json("{\"tenant\": \"blue\"}"));
		assertThat(body.get("UserContextData")).isEqualTo(json("{\"IpAddress\": \"192.0.2.7\"}"));
		assertThat(body.get("AnalyticsMetadata")).isEqualTo(json("{\"AnalyticsEndpointId\": \"endpoint\"}"));
	}

	@Test
	void respondWhenCodeIsWrongThenSameChallengeCanBeAnsweredAgain() {
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				ScriptedPool.error("CodeMismatchException", "Invalid code or auth state for the user."),
				ScriptedPool.ok(TOKENS));
		EmailOtpChallenge challenge = (EmailOtpChallenge) begin(challenge("EMAIL_OTP", "session-1", Map.of()));

		CognitoException failure = Results.failure(authenticator().respond(challenge.answer("000000")));
		AuthenticationOutcome outcome = Results.of(authenticator().respond(challenge.answer("123456")));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.CODE_MISMATCH);
		assertThat(outcome).isInstanceOf(Authenticated.class);
		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge).get("Session").stringValue())
			.isEqualTo("session-1");
	}

	@Test
	void respondWhenChallengesChainThenNewestSessionAndNameAreCarried() {
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				challenge("SELECT_MFA_TYPE", "session-2",
						Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]")),
				challenge("SOFTWARE_TOKEN_MFA", "session-3", Map.of("FRIENDLY_DEVICE_NAME", "phone")), TOKENS);
		CognitoPasswordAuthenticator authenticator = authenticator();
		NewPasswordRequiredChallenge first = (NewPasswordRequiredChallenge) begin(
				challenge("NEW_PASSWORD_REQUIRED", "session-1", Map.of("USER_ID_FOR_SRP", "real-name")));

		SelectMfaTypeChallenge second = (SelectMfaTypeChallenge) challengeOf(
				Results.of(authenticator.respond(first.answer("New-Pass-1"))));
		SoftwareTokenMfaChallenge third = (SoftwareTokenMfaChallenge) challengeOf(
				Results.of(authenticator.respond(second.answer(MfaType.SOFTWARE_TOKEN_MFA))));
		AuthenticationOutcome end = Results.of(authenticator.respond(third.answer("123456")));

		assertThat(second.mfaTypes()).containsExactly(MfaType.SMS_MFA, MfaType.SOFTWARE_TOKEN_MFA);
		assertThat(third.friendlyDeviceName()).isEqualTo("phone");
		assertThat(end).isInstanceOf(Authenticated.class);
		for (int i = 0; i < 3; i++) {
			JsonNode body = pool.body(CognitoOperation.RespondToAuthChallenge, i);
			assertThat(body.get("Session").stringValue()).isEqualTo("session-" + (i + 1));
			assertThat(body.get("ChallengeResponses").get("USERNAME").stringValue()).isEqualTo("real-name");
		}
	}

	@Test
	void respondWhenServiceNamesUserThenThatNameWins() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		SmsMfaChallenge challenge = (SmsMfaChallenge) begin(
				challenge("SMS_MFA", "session-1", Map.of("USERNAME", "name-1", "USER_ID_FOR_SRP", "name-2")));

		Results.of(authenticator().respond(challenge.answer("123456")));

		assertThat(challenge.username()).isEqualTo("name-1");
		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge).get("ChallengeResponses")).isEqualTo(json("""
				{"USERNAME": "name-1", "SMS_MFA_CODE": "123456", "SECRET_HASH": "%s"}"""
			.formatted(SecretHash.compute(CLIENT_SECRET, "name-1", CLIENT_ID))));
	}

	@Test
	void respondWhenServiceNamesNobodyThenTypedNameIsSentBack() {
		CognitoChallenge challenge = begin(challenge("SMS_MFA", "session-1", Map.of("USERNAME", "")));

		assertThat(challenge.username()).isEqualTo("alice");
	}

	@Test
	void respondWhenSessionWasAbsentThenNoneIsSent() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		SmsMfaChallenge challenge = (SmsMfaChallenge) begin("{\"ChallengeName\": \"SMS_MFA\"}");

		Results.of(authenticator().respond(challenge.answer("123456")));

		assertThat(challenge.session()).isNull();
		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge).has("Session")).isFalse();
	}

	@Test
	void beginWhenOnlyChoicesComeThenIsSelectChallenge() {
		SelectChallenge challenge = (SelectChallenge) begin("""
				{"AvailableChallenges": ["EMAIL_OTP", "CARRIER_PIGEON", "", null, 7], "Session": "session-1"}""");

		assertThat(challenge.availableChallenges()).containsExactly(ChallengeName.EMAIL_OTP,
				new ChallengeName("CARRIER_PIGEON"));
		assertThatIllegalArgumentException().isThrownBy(() -> challenge.answer(ChallengeName.PASSWORD));
		assertThatIllegalArgumentException().isThrownBy(() -> challenge.answer(ChallengeName.PASSWORD_SRP));
	}

	@Test
	void respondWhenPasswordIsProvedBySrpThenVerifierIsAnsweredByItself() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, verifier("PASSWORD_VERIFIER"), TOKENS);
		SelectChallenge challenge = (SelectChallenge) begin("""
				{"ChallengeName": "SELECT_CHALLENGE", "AvailableChallenges": ["PASSWORD_SRP"], "Session": "s-1"}""");

		Results.of(authenticator().respond(challenge.answerPasswordSrp("Wonderland-1")));

		JsonNode first = pool.body(CognitoOperation.RespondToAuthChallenge, 0);
		assertThat(first.get("ChallengeName").stringValue()).isEqualTo("SELECT_CHALLENGE");
		assertThat(first.get("ChallengeResponses").propertyNames()).containsExactlyInAnyOrder("USERNAME", "SECRET_HASH",
				"ANSWER", "SRP_A");
		assertVerifierAnswered(pool.body(CognitoOperation.RespondToAuthChallenge, 1));
	}

	@Test
	void respondWhenChallengeIsPasswordSrpThenPasswordIsNotSent() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, verifier("PASSWORD_VERIFIER"), TOKENS);
		PasswordChallenge challenge = (PasswordChallenge) begin(challenge("PASSWORD_SRP", "session-1", Map.of()));

		Results.of(authenticator().respond(challenge.answer("Wonderland-1")));

		assertThat(pool.body(CognitoOperation.RespondToAuthChallenge, 0).get("ChallengeResponses").propertyNames())
			.containsExactlyInAnyOrder("USERNAME", "SECRET_HASH", "SRP_A");
		assertVerifierAnswered(pool.body(CognitoOperation.RespondToAuthChallenge, 1));
	}

	@Test
	void authenticateWhenVerifierComesThenIsAnsweredByItself() {
		pool.answer(CognitoOperation.InitiateAuth, verifier("PASSWORD_VERIFIER"));
		pool.answer(CognitoOperation.RespondToAuthChallenge, challenge("SMS_MFA", "session-2", Map.of()));
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().clientSecret(CLIENT_SECRET).build())
			.flow(AuthFlow.USER_SRP_AUTH)
			.build();

		CognitoChallenge challenge = challengeOf(Results.of(authenticator.authenticate("alias@x.y", "Wonderland-1")));

		assertVerifierAnswered(pool.lastBody(CognitoOperation.RespondToAuthChallenge));
		assertThat(challenge).isInstanceOf(SmsMfaChallenge.class);
		assertThat(challenge.username()).isEqualTo("real-name");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"SRP_B\": \"0\"", "\"SRP_B\": \"\"", "\"SRP_B\": \"xyz\"", "\"SRP_B\": null",
			"\"SALT\": \"zz\"", "\"SECRET_BLOCK\": \"\"" })
	void authenticateWhenVerifierIsBrokenThenErrorIsTypedAndNothingIsSent(String broken) {
		ObjectNode answer = (ObjectNode) json(verifier("PASSWORD_VERIFIER"));
		((ObjectNode) answer.get("ChallengeParameters")).setAll((ObjectNode) json("{" + broken + "}"));
		pool.answer(CognitoOperation.InitiateAuth, answer.toString());
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.flow(AuthFlow.USER_SRP_AUTH)
			.build();

		CognitoException failure = Results.failure(authenticator.authenticate("alice", "Wonderland-1"));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(pool.requests(CognitoOperation.RespondToAuthChallenge)).isEmpty();
	}

	@Test
	void authenticateWhenServiceAsksForeverThenItIsHandedOut() {
		pool.answer(CognitoOperation.InitiateAuth, verifier("PASSWORD_VERIFIER"));
		pool.answer(CognitoOperation.RespondToAuthChallenge, verifier("PASSWORD_VERIFIER"));
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.flow(AuthFlow.USER_SRP_AUTH)
			.build();

		assertThat(challengeOf(Results.of(authenticator.authenticate("alice", "Wonderland-1"))))
			.isInstanceOf(UnknownChallenge.class);
		assertThat(pool.requests(CognitoOperation.RespondToAuthChallenge)).hasSizeLessThan(10);
	}

	@Test
	void mfaSetupWhenAppIsSetUpThenVerifiedSessionIsSent() {
		pool.answer(CognitoOperation.AssociateSoftwareToken,
				"{\"SecretCode\": \"JBSWY3DPEHPK3PXP\", \"Session\": \"session-2\"}");
		pool.answer(CognitoOperation.VerifySoftwareToken, "{\"Status\": \"ERROR\", \"Session\": \"session-x\"}",
				"{\"Status\": \"SUCCESS\", \"Session\": \"session-3\"}");
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		CognitoPasswordAuthenticator authenticator = authenticator();
		MfaSetupChallenge challenge = (MfaSetupChallenge) begin(
				challenge("MFA_SETUP", "session-1", Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\"]")));

		SoftwareTokenSetup setup = Results.of(authenticator.associateSoftwareToken(challenge));
		CognitoException failure = Results.failure(authenticator.respond(setup.answer("000000")));
		AuthenticationOutcome outcome = Results.of(authenticator.respond(setup.answer("123 456")));

		assertThat(challenge.mfaTypes()).containsExactly(MfaType.SOFTWARE_TOKEN_MFA);
		assertThat(setup.otpauthUri("Acme Co"))
			.isEqualTo("otpauth://totp/Acme%20Co:alice?secret=JBSWY3DPEHPK3PXP&issuer=Acme%20Co");
		assertThat(setup.toString()).doesNotContain("JBSWY3DPEHPK3PXP");
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.CODE_MISMATCH);
		assertThat(outcome).isInstanceOf(Authenticated.class);
		assertThat(pool.lastBody(CognitoOperation.AssociateSoftwareToken))
			.isEqualTo(json("{\"Session\": \"session-1\"}"));
		assertThat(pool.lastBody(CognitoOperation.VerifySoftwareToken))
			.isEqualTo(json("{\"Session\": \"session-2\", \"UserCode\": \"123456\"}"));
		assertThat(pool.lastBody(CognitoOperation.RespondToAuthChallenge)).isEqualTo(json("""
				{"ClientId": "%s", "ChallengeName": "MFA_SETUP", "Session": "session-3",
				"ChallengeResponses": {"USERNAME": "alice", "SECRET_HASH": "%s"}}""".formatted(CLIENT_ID,
				SecretHash.compute(CLIENT_SECRET, "alice", CLIENT_ID))));
	}

	@Test
	void newPasswordWhenParametersAreJsonTextThenAreTyped() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("requiredAttributes", "[\"userAttributes.name\",\"custom:team\",7,null]");
		parameters.put("userAttributes", "{\"email\":\"a@b.c\",\"email_verified\":true,\"x\":null,\"y\":{}}");
		NewPasswordRequiredChallenge challenge = (NewPasswordRequiredChallenge) begin(
				challenge("NEW_PASSWORD_REQUIRED", "session-1", parameters));

		assertThat(challenge.requiredAttributes()).containsExactly("name", "custom:team");
		assertThat(challenge.userAttributes()).isEqualTo(Map.of("email", "a@b.c", "email_verified", "true"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "not json", "[", "7", "{\"a\": " })
	void newPasswordWhenParametersAreBrokenThenAreEmpty(String broken) {
		NewPasswordRequiredChallenge challenge = (NewPasswordRequiredChallenge) begin(challenge("NEW_PASSWORD_REQUIRED",
				"session-1", Map.of("requiredAttributes", broken, "userAttributes", broken)));

		assertThat(challenge.requiredAttributes()).isEmpty();
		assertThat(challenge.userAttributes()).isEmpty();
	}

	@Test
	void selectMfaTypeWhenParameterHasOtherNameThenIsReadToo() {
		SelectMfaTypeChallenge challenge = (SelectMfaTypeChallenge) begin(
				challenge("SELECT_MFA_TYPE", "session-1", Map.of("MFAS_CAN_SELECT", "[\"EMAIL_OTP\", \"NEW_MFA\"]")));

		assertThat(challenge.mfaTypes()).containsExactly(MfaType.EMAIL_OTP, new MfaType("NEW_MFA"));
	}

	@Test
	void codeChallengeWhenDeliveryIsKnownThenIsTyped() {
		EmailOtpChallenge challenge = (EmailOtpChallenge) begin(challenge("EMAIL_OTP", "session-1",
				Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL", "CODE_DELIVERY_DESTINATION", "a***@e***")));

		assertThat(challenge.delivery()).isEqualTo(new CodeDelivery("EMAIL", "a***@e***", null));
		assertThatIllegalArgumentException().isThrownBy(() -> challenge.answer(" "));
	}

	@Test
	void toStringWhenAnswersHoldSecretsThenShowsNone() {
		List<Arguments> all = answers().toList();
		for (Arguments arguments : all) {
			CognitoChallenge challenge = begin(
					challenge((String) arguments.get()[0], "session-1", Map.of("secretParameter", "hidden-1")));
			@SuppressWarnings("unchecked")
			ChallengeAnswer answer = ((Answer<CognitoChallenge>) arguments.get()[1]).to(challenge);

			assertThat(challenge + " " + answer + " " + challenge.data()).doesNotContain("session-1", "hidden-1",
					"123456", "Wonderland-1", "New Pass-1", "alice", "abc");
		}
	}

	private static void assertVerifierAnswered(JsonNode body) {
		JsonNode responses = body.get("ChallengeResponses");
		assertThat(body.get("ChallengeName").stringValue()).isEqualTo("PASSWORD_VERIFIER");
		assertThat(body.has("Session")).isFalse();
		assertThat(responses.propertyNames()).containsExactlyInAnyOrder("USERNAME", "SECRET_HASH",
				"PASSWORD_CLAIM_SIGNATURE", "PASSWORD_CLAIM_SECRET_BLOCK", "TIMESTAMP");
		assertThat(responses.get("USERNAME").stringValue()).isEqualTo("real-name");
		assertThat(responses.get("SECRET_HASH").stringValue())
			.isEqualTo(SecretHash.compute(CLIENT_SECRET, "real-name", CLIENT_ID));
		assertThat(responses.get("PASSWORD_CLAIM_SECRET_BLOCK").stringValue()).isEqualTo(SECRET_BLOCK);
		assertThat(responses.get("TIMESTAMP").stringValue())
			.matches("(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [A-Z][a-z]{2} [1-9]\\d? \\d{2}:\\d{2}:\\d{2} UTC \\d{4}");
	}

	private static CognitoChallenge begin(String answer) {
		pool.answer(CognitoOperation.InitiateAuth, answer);
		return challengeOf(Results.of(authenticator().authenticate("alice", "first-password")));
	}

	private static CognitoChallenge challengeOf(AuthenticationOutcome outcome) {
		assertThat(outcome).isInstanceOf(ChallengeRequired.class);
		return ((ChallengeRequired) outcome).challenge();
	}

	static String challenge(String name, String session, Map<String, String> parameters) {
		ObjectNode answer = MAPPER.createObjectNode().put("ChallengeName", name).put("Session", session);
		ObjectNode all = answer.putObject("ChallengeParameters");
		parameters.forEach(all::put);
		return answer.toString();
	}

	/** As measured: a verifier comes without session. */
	static String verifier(String name) {
		ObjectNode answer = MAPPER.createObjectNode().put("ChallengeName", name);
		answer.putObject("ChallengeParameters")
			.put("SALT", "0a1b2c3d4e5f60718293a4b5c6d7e8f9")
			.put("SRP_B", "5".repeat(766))
			.put("SECRET_BLOCK", SECRET_BLOCK)
			.put("USERNAME", "real-name")
			.put("USER_ID_FOR_SRP", "real-name");
		return answer.toString();
	}

	@FunctionalInterface
	interface Answer<C extends CognitoChallenge> {

		ChallengeAnswer to(C challenge);

	}

}
