// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.text.Text;

/** Whatever the pool's triggers ask: what they tell, and a field for the answer. */
final class CustomKind implements ChallengeKind<CustomChallenge> {

	private static final String ANSWER = "answer";

	@Override
	public Class<CustomChallenge> type() {
		return CustomChallenge.class;
	}

	@Override
	public void describe(CustomChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.custom").field(field());
		challenge.parameters().forEach((name, value) -> {
			if (!name.equals("USERNAME") && !name.equals("USER_ID_FOR_SRP")) {
				form.fact(name, value);
			}
		});
	}

	static FormField field() {
		return FormField.of(ANSWER, FieldType.TEXT, Text.of("cognito.field.answer"), "off");
	}

	static String answer(AnswerValues values) {
		return values.required(ANSWER, Text.of("cognito.problem.answer-missing"));
	}

	@Override
	public StepAnswer read(CustomChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(answer(values)));
	}

	@Override
	public String factor(CustomChallenge challenge) {
		return CognitoFactors.CUSTOM_AUTHORITY;
	}

	/** It need not be a factor at all: it can be a captcha. */
	@Override
	public boolean provesSecondFactor(CustomChallenge challenge) {
		return false;
	}

}
