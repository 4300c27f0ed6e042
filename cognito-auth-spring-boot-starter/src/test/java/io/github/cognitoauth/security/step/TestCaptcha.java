// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.security.text.Text;

/** A kind that this library does not know, as an application would write it. */
public final class TestCaptcha implements ChallengeKind<CustomChallenge> {

	@Override
	public Class<CustomChallenge> type() {
		return CustomChallenge.class;
	}

	@Override
	public void describe(CustomChallenge challenge, StepContext context, StepForm.Builder form) {
		form.title(Text.of("captcha.title").orElse("Are you a robot?"))
			.text(Text.of("captcha.text").orElse("Say no."))
			.fact("image", challenge.parameters().getOrDefault("image", ""))
			.field(FormField.of("captcha", FieldType.TEXT, Text.of("captcha.field").orElse("Answer"), "off"));
	}

	@Override
	public StepAnswer read(CustomChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer
			.of(challenge.answer(values.required("captcha", Text.of("captcha.missing").orElse("Say something."))));
	}

}
