// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.TestSteps;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link StepForms} with the built-in kinds.
 */
class StepFormsTests {

	private static final StepForms FORMS = new StepForms(ChallengeKinds.standard(), null);

	@ParameterizedTest
	@CsvSource({ "SMS_MFA,SMS_MFA_CODE", "SMS_OTP,SMS_OTP_CODE", "EMAIL_OTP,EMAIL_OTP_CODE",
			"SOFTWARE_TOKEN_MFA,SOFTWARE_TOKEN_MFA_CODE" })
	void codeThenSentWithoutSpaces(String name, String key) {
		assertThat(responses(challenge(name, Map.of()), Map.of("code", " 123 456 "))).isEqualTo(Map.of(key, "123456"));
	}

	@Test
	void codeWhenBlankThenProblem() {
		assertProblem(challenge("SMS_MFA", Map.of()), Map.of(), "Enter the code.");
	}

	@Test
	void newPasswordWhenConfirmationDiffersThenProblem() {
		assertProblem(challenge("NEW_PASSWORD_REQUIRED", Map.of()),
				Map.of("newPassword", "one", "newPasswordConfirmation", "two"), "The two passwords are not the same.");
	}

	@Test
	void newPasswordThenSpacesAreKeptAndAttributesAreTrimmed() {
		assertThat(responses(
				challenge("NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", "[\"userAttributes.custom:team\"]")),
				Map.of("newPassword", " pass ", "newPasswordConfirmation", " pass ", "custom:team", " blue ")))
			.isEqualTo(Map.of("NEW_PASSWORD", " pass ", "userAttributes.custom:team", "blue"));
	}

	@Test
	void newPasswordWhenAttributeIsMissingThenProblemNamesIt() {
		assertProblem(
				challenge("NEW_PASSWORD_REQUIRED", Map.of("requiredAttributes", "[\"userAttributes.given_name\"]")),
				Map.of("newPassword", "pass"), "Fill in: Given name.");
	}

	@Test
	void newPasswordWhenAttributeHasValueThenNotSentAgain() {
		assertThat(responses(
				challenge("NEW_PASSWORD_REQUIRED",
						Map.of("requiredAttributes", "[\"userAttributes.email\"]", "userAttributes",
								"{\"email\":\"a@example.com\"}")),
				Map.of("newPassword", "pass", "email", "evil@example.com", "phone_number", "+1")))
			.isEqualTo(Map.of("NEW_PASSWORD", "pass"));
	}

	@Test
	void mfaTypeThenOnlyOfferedOnesAreSent() {
		CognitoChallenge challenge = challenge("SELECT_MFA_TYPE",
				Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"));
		assertThat(responses(challenge, Map.of("choice", "SOFTWARE_TOKEN_MFA")))
			.isEqualTo(Map.of("ANSWER", "SOFTWARE_TOKEN_MFA"));
		assertProblem(challenge, Map.of("choice", "EMAIL_OTP"), "Choose one of the ways.");
		assertProblem(challenge, Map.of(), "Choose one of the ways.");
	}

	@Test
	void selectWhenPasswordThenProvedAsChosen() {
		CognitoChallenge challenge = TestSignIns.selectChallenge("PASSWORD", "PASSWORD_SRP", "EMAIL_OTP");
		CognitoChallengeAuthenticationToken plain = read(challenge,
				Map.of("choice", "PASSWORD", "password", "Wonderland-1"));
		assertThat(TestSignIns.responses(answer(plain)))
			.isEqualTo(Map.of("ANSWER", "PASSWORD", "PASSWORD", "Wonderland-1"));
		ChallengeAnswer srp = answer(read(challenge, Map.of("choice", "PASSWORD_SRP", "password", "Wonderland-1")));
		assertThat(TestSignIns.srpPassword(srp)).isEqualTo("Wonderland-1");
		CognitoChallengeAuthenticationToken code = read(challenge, Map.of("choice", "EMAIL_OTP"));
		assertThat(TestSignIns.responses(answer(code))).isEqualTo(Map.of("ANSWER", "EMAIL_OTP"));
		assertProblem(challenge, Map.of("choice", "PASSWORD"), "Enter your password.");
	}

	@Test
	void setupThenAppBeginsAndEmailIsSent() {
		CognitoChallenge challenge = challenge("MFA_SETUP",
				Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]"));
		assertThat(TestSteps.answerOf(read(challenge, Map.of("choice", "SOFTWARE_TOKEN_MFA")))).isNull();
		assertThat(responses(challenge, Map.of("choice", "EMAIL_OTP", "email", " a@example.com ")))
			.isEqualTo(Map.of("EMAIL", "a@example.com"));
		assertProblem(challenge, Map.of("choice", "EMAIL_OTP"), "Enter your e-mail address.");
	}

	@Test
	void setupWhenBegunThenCodeIsVerified() {
		MfaSetupChallenge challenge = challenge(MfaSetupChallenge.class, "MFA_SETUP", Map.of());
		CognitoChallengeAuthenticationToken token = FORMS.read(
				open(TestSteps.step(challenge, TestSignIns.setup(challenge, "JBSWY3DPEHPK3PXP"))), "localhost",
				AnswerValues.of(Map.of("code", "123 456")::get));
		assertThat(TestSignIns.softwareTokenCode(answer(token))).isEqualTo("123456");
	}

	@Test
	void othersThenSentAsTheyAre() {
		assertThat(responses(challenge("PASSWORD", Map.of()), Map.of("password", " p ")))
			.isEqualTo(Map.of("PASSWORD", " p "));
		assertThat(responses(challenge("CUSTOM_CHALLENGE", Map.of()), Map.of("answer", "blue")))
			.isEqualTo(Map.of("ANSWER", "blue"));
		assertThat(responses(challenge("WEB_AUTHN", Map.of()), Map.of("credential", "{\"id\":\"a\"}")))
			.isEqualTo(Map.of("CREDENTIAL", "{\"id\":\"a\"}"));
		assertThat(responses(challenge("RIDDLE_2030", Map.of()), Map.of("answer", "42")))
			.isEqualTo(Map.of("ANSWER", "42"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "nonsense", "{}", "[]", "1", "{\"id\":", "{\"id\":1} {}", " " })
	void passkeyWhenAnswerIsNoObjectThenNotSent(String credential) {
		assertProblem(challenge("WEB_AUTHN", Map.of()), Map.of("credential", credential),
				"The passkey was not used. Try again.");
	}

	@Test
	void codeWhenOfAnotherScriptOrGroupedThenDigitsAreSent() {
		for (String typed : new String[] { "123-456", "123\u00a0456", "\uff11\uff12\uff13\uff14\uff15\uff16",
				"\u200e123456" }) {
			assertThat(responses(challenge("SMS_MFA", Map.of()), Map.of("code", typed)))
				.isEqualTo(Map.of("SMS_MFA_CODE", "123456"));
		}
		assertProblem(challenge("SMS_MFA", Map.of()), Map.of("code", "-\u200b"), "Enter the code.");
	}

	@Test
	void keepThenWhatWasEnteredButNoSecrets() {
		OpenChallenge open = open(TestSteps.step(challenge("NEW_PASSWORD_REQUIRED",
				Map.of("requiredAttributes", "[\"userAttributes.name\",\"userAttributes.gender\"]"))));
		OpenChallenge kept = FORMS.keep(open, "localhost", AnswerValues
			.of(Map.of("newPassword", "hidden", "name", "Alice", "gender", "x".repeat(3000), "other", "no")::get));
		assertThat(kept.entered()).isEqualTo(Map.of("name", "Alice"));
		assertThat(FORMS.describe(kept, "localhost").fields()).extracting(FormField::value)
			.containsExactly(null, null, "Alice", null);
	}

	@Test
	void deviceThenCannotBeAnswered() {
		assertProblem(challenge("DEVICE_SRP_AUTH", Map.of()), Map.of("answer", "x"),
				"This step cannot be done here. Start again.");
	}

	private static CognitoChallengeAuthenticationToken read(CognitoChallenge challenge, Map<String, String> form) {
		return FORMS.read(open(TestSteps.step(challenge)), "localhost", AnswerValues.of(form::get));
	}

	private static OpenChallenge open(PendingSignIn pending) {
		return OpenChallenge.open(pending, Instant.MAX);
	}

	private static ChallengeAnswer answer(CognitoChallengeAuthenticationToken token) {
		ChallengeAnswer answer = TestSteps.answerOf(token);
		assertThat(answer).isNotNull();
		return answer;
	}

	private static Map<String, String> responses(CognitoChallenge challenge, Map<String, String> form) {
		return TestSignIns.responses(answer(read(challenge, form)));
	}

	private static void assertProblem(CognitoChallenge challenge, Map<String, String> form, String problem) {
		assertThatExceptionOfType(InvalidAnswerException.class).isThrownBy(() -> read(challenge, form))
			.satisfies(
					(ex) -> assertThat(CognitoTexts.standard().text(ex.problem(), Locale.ENGLISH)).isEqualTo(problem));
	}

}
