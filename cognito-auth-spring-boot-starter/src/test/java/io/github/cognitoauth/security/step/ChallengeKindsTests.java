// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ChallengeKinds}.
 */
class ChallengeKindsTests {

	/** One of each type at least; the test below holds it complete. */
	private static final List<String> NAMES = List.of("NEW_PASSWORD_REQUIRED", "SMS_MFA", "SMS_OTP", "EMAIL_OTP",
			"SOFTWARE_TOKEN_MFA", "SELECT_MFA_TYPE", "MFA_SETUP", "SELECT_CHALLENGE", "PASSWORD", "PASSWORD_SRP",
			"CUSTOM_CHALLENGE", "WEB_AUTHN", "DEVICE_SRP_AUTH", "CARRIER_PIGEON");

	private static final StepContext CONTEXT = new StepContext("Shop", null);

	static Stream<Class<?>> challenges() {
		return permitted(CognitoChallenge.class).stream();
	}

	/** Also what a later version of the core adds: the hierarchy is sealed. */
	private static List<Class<?>> permitted(Class<?> type) {
		List<Class<?>> leaves = new ArrayList<>();
		if (!type.isSealed()) {
			return List.of(type);
		}
		for (Class<?> subtype : type.getPermittedSubclasses()) {
			leaves.addAll(permitted(subtype));
		}
		return leaves;
	}

	@ParameterizedTest
	@MethodSource("challenges")
	void kindWhenChallengeIsPermittedThenThereIsOne(Class<?> type) {
		assertThat(ChallengeKinds.standard().of(type)).isNotNull()
			.satisfies((kind) -> assertThat(kind.type()).isAssignableFrom(type));
	}

	@Test
	void namesThenOfEveryPermittedChallenge() {
		assertThat(NAMES.stream().map((name) -> challenge(name, Map.of()).getClass().getName()).distinct())
			.containsExactlyInAnyOrderElementsOf(challenges().map(Class::getName).toList());
	}

	@Test
	void kindsWhenDescribingThenEveryTextIsInTheBundle() throws IOException {
		Set<Object> keys = keys();
		Map<String, String> parameters = Map.of("MFAS_CAN_SETUP", "[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]",
				"MFAS_CAN_CHOOSE", "[\"SMS_MFA\"]", "requiredAttributes", "[\"userAttributes.given_name\"]");
		for (String name : NAMES) {
			StepForm form = ChallengeKinds.standard().describe(challenge(name, parameters), CONTEXT).build();
			assertThat(keys).contains(form.title().code(), form.text().code());
			form.allFields().map(FormField::label).map(Text::code).forEach((code) -> assertThat(keys).contains(code));
			form.choices().forEach((choice) -> assertThat(keys).contains(choice.label().code()));
		}
	}

	@Test
	void kindWhenOfTheApplicationThenTakesThePlaceOfOurs() {
		ChallengeKinds kinds = ChallengeKinds.standard().with(List.of(new TestCaptcha()));
		CognitoChallenge challenge = challenge("CUSTOM_CHALLENGE", Map.of("image", "https://example.com/1.png"));
		StepForm form = kinds.describe(challenge, CONTEXT).build();
		assertThat(form.title()).hasToString("Are you a robot?");
		assertThat(form.fields()).extracting(FormField::name).containsExactly("captcha");
		StepAnswer answer = kinds.read(challenge, CONTEXT, AnswerValues.of(Map.of("captcha", "no")::get));
		assertThat(answer.answer()).isNotNull();
		assertThat(TestSignIns.responses(answer.answer())).isEqualTo(Map.of("ANSWER", "no"));
		assertThat(kinds.of(challenge).factor(challenge)).isNull();
		assertThat(kinds.of(challenge("SMS_MFA", Map.of()))).isInstanceOf(DeliveredCodeKind.class);
	}

	@Test
	void kindWhenThereAreTwoOfATypeThenRefused() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ChallengeKinds.standard().with(List.of(new TestCaptcha(), new TestCaptcha())))
			.withMessageContaining("CustomChallenge");
	}

	@Test
	void formThenProgramsFindWhatTheyNeed() {
		StepForm code = ChallengeKinds.standard()
			.describe(
					challenge("EMAIL_OTP",
							Map.of("CODE_DELIVERY_DELIVERY_MEDIUM", "EMAIL", "CODE_DELIVERY_DESTINATION", "a***@e***")),
					CONTEXT)
			.at("id-1", 2, new FormProblem(Text.of("cognito.problem.wrong-code"), "code", 3))
			.build()
			.in(CognitoTexts.standard(), Locale.FRENCH);
		assertThat(code.name()).isEqualTo("EMAIL_OTP");
		assertThat(code.step()).isEqualTo(2);
		assertThat(code.delivery()).isNotNull();
		assertThat(code.delivery().destination()).isEqualTo("a***@e***");
		assertThat(code.text().args()).containsExactly("a***@e***");
		assertThat(code.text()).hasToString("Un code a \u00e9t\u00e9 envoy\u00e9 par e-mail \u00e0 a***@e***.");
		assertThat(code.problem()).isNotNull();
		assertThat(code.problem().text().code()).isEqualTo("cognito.problem.wrong-code");
		assertThat(code.problem().remaining()).isEqualTo(3);
		assertThat(code.fields()).singleElement()
			.satisfies((field) -> assertThat(field.type().value()).isEqualTo("code"));
	}

	private static Set<Object> keys() throws IOException {
		Properties properties = new Properties();
		try (InputStream in = CognitoTexts.class.getResourceAsStream("messages.properties")) {
			properties.load(in);
		}
		return properties.keySet();
	}

}
