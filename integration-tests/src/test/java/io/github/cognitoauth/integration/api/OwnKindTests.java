// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.ChallengeKind;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepAnswer;
import io.github.cognitoauth.security.step.StepContext;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for a challenge that an application describes itself, with yes and no. */
class OwnKindTests {

	static List<Setting> settings() {
		return Setting.all();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void answerWhenItIsYesOrNoThenSentAsTheDocumentSays(Setting setting) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.customAuthentication(CustomAuthentication.question(Map.of("terms", "2026-11"), "true"))
			.user("alice", (user) -> user.password("Wonder-Land-1"))
			.start();
				ApiServer server = ApiServer.start(setting, Application.class, pool, "cognito.sign-in.flow=custom")) {
			ApiClient client = server.client();
			client.get("/sign-in");
			Answer terms = client.post("/sign-in", Map.of("username", "alice", "password", "Wonder-Land-1"));
			assertThat(terms.text("/challenge/fields/0/type")).isEqualTo("boolean");
			for (Object none : List.of(7, List.of(true), Map.of("yes", true))) {
				assertThat(answer(client, terms, none).text("/code")).isEqualTo("bad-request");
			}
			Answer refused = answer(client, terms, false);
			assertThat(refused.text("/code")).isEqualTo("answer-refused");
			assertThat(answer(client, refused, true).text("/status")).isEqualTo("signed-in");
		}
	}

	private static Answer answer(ApiClient client, Answer challenge, Object agree) {
		return client.post("/sign-in/answer",
				Map.of("handle", challenge.text("/challenge/handle"), "answer", Map.of("agree", agree)));
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Terms.class)
	static class Application {

	}

	/** Asks whether somebody agrees. */
	static class Terms implements ChallengeKind<CustomChallenge> {

		@Override
		public Class<CustomChallenge> type() {
			return CustomChallenge.class;
		}

		@Override
		public void describe(CustomChallenge challenge, StepContext context, StepForm.Builder form) {
			form.title(Text.of("terms").orElse("Terms"))
				.text(Text.of("terms.text").orElse("Do you agree?"))
				.field(FormField.of("agree", FieldType.BOOLEAN, Text.of("terms.agree").orElse("I agree"), "off"));
		}

		@Override
		public StepAnswer read(CustomChallenge challenge, StepContext context, AnswerValues values) {
			return StepAnswer
				.of(challenge.answer(values.required("agree", Text.of("terms.missing").orElse("Yes or no?"))));
		}

	}

}
