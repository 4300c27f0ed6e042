// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.pool.CustomAuthentication;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code CUSTOM_AUTH} with the AWS SDK.
 */
class CustomAuthTests {

	private static final CustomAuthentication CAPTCHA = CustomAuthentication
		.question(Map.of("question", "Which animal is late?"), "rabbit");

	@Test
	void signInWhenAnswerIsRightWithinThreeTriesThenIssuesTokens() {
		try (CognitoUserPoolServer pool = pool(CAPTCHA)) {
			AwsSignIn first = AwsSignIn.start(pool, "CUSTOM_AUTH", "alice");
			assertThat(first.challenge()).isEqualTo("CUSTOM_CHALLENGE");
			assertThat(first.parameters()).containsEntry("question", "Which animal is late?")
				.containsEntry("USERNAME", "alice")
				.doesNotContainValue("rabbit");
			AwsSignIn second = first.answer("ANSWER", "hare");
			assertThat(second.challenge()).isEqualTo("CUSTOM_CHALLENGE");
			assertThat(second.answer("ANSWER", "rabbit").tokens()).isNotNull();
		}
	}

	@Test
	void signInWhenAnswerIsWrongThreeTimesThenRefuses() {
		try (CognitoUserPoolServer pool = pool(CAPTCHA)) {
			AwsSignIn third = AwsSignIn.start(pool, "CUSTOM_AUTH", "alice").answer("ANSWER", "a").answer("ANSWER", "b");
			AwsSdk.assertError(() -> third.answer("ANSWER", "c"), "NotAuthorizedException", "Incorrect");
			AwsSdk.assertError(() -> third.answer("ANSWER", "rabbit"), "NotAuthorizedException", "only be used once");
		}
	}

	@Test
	void signInWhenBegunWithSrpThenPasswordComesFirst() {
		try (CognitoUserPoolServer pool = pool(CAPTCHA)) {
			SrpClient srp = new SrpClient();
			AwsSignIn verifier = start(pool, srp);
			assertThat(verifier.challenge()).isEqualTo("PASSWORD_VERIFIER");
			assertThat(verifier.session()).isNotBlank();
			AwsSignIn question = verifier.prove(srp, "Wonderland-1");
			assertThat(question.challenge()).isEqualTo("CUSTOM_CHALLENGE");
			assertThat(question.answer("ANSWER", "rabbit").tokens()).isNotNull();
			AwsSdk.assertError(() -> start(pool, srp).prove(srp, "wrong"), "NotAuthorizedException", "Incorrect");
		}
	}

	@Test
	void signInWhenUserIsUnknownThenRefuses() {
		try (CognitoUserPoolServer pool = pool(CAPTCHA)) {
			AwsSdk.assertError(() -> AwsSignIn.start(pool, "CUSTOM_AUTH", "nobody"), "NotAuthorizedException",
					"Incorrect");
		}
	}

	@Test
	void signInWhenScriptFailsThenReportsTheTrigger() {
		try (CognitoUserPoolServer pool = pool(new CustomAuthentication() {

			@Override
			public Decision define(String username, List<Round> rounds) {
				throw new IllegalStateException("out of order");
			}

			@Override
			public Question create(String username, List<Round> rounds) {
				return new Question(Map.of(), "");
			}

		})) {
			AwsSdk.assertError(() -> AwsSignIn.start(pool, "CUSTOM_AUTH", "alice"), "UserLambdaValidationException",
					"DefineAuthChallenge failed with error out of order.");
		}
	}

	@Test
	void signInWhenPoolHasNoScriptThenRefuses() {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.start()) {
			pool.createUser("alice").password("Wonderland-1");
			AwsSdk.assertError(() -> AwsSignIn.start(pool, "CUSTOM_AUTH", "alice"), "InvalidParameterException",
					"Custom auth lambda trigger is not configured");
		}
	}

	private static AwsSignIn start(CognitoUserPoolServer pool, SrpClient srp) {
		return AwsSignIn.start(pool, "CUSTOM_AUTH", "alice", "CHALLENGE_NAME", "SRP_A", "SRP_A", srp.srpA());
	}

	private static CognitoUserPoolServer pool(CustomAuthentication script) {
		return CognitoUserPoolServer.builder()
			.customAuthentication(script)
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start();
	}

}
