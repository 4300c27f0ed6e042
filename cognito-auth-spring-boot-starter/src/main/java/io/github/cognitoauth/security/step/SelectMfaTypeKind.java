// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.SelectMfaTypeChallenge;

/** Which of several second factors. */
final class SelectMfaTypeKind implements ChallengeKind<SelectMfaTypeChallenge> {

	@Override
	public Class<SelectMfaTypeChallenge> type() {
		return SelectMfaTypeChallenge.class;
	}

	@Override
	public void describe(SelectMfaTypeChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.select-mfa-type");
		challenge.mfaTypes().forEach((type) -> form.choice(FormChoice.of(type.value())));
	}

	@Override
	public StepAnswer read(SelectMfaTypeChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(Choices.read(values, challenge.mfaTypes(), MfaType::value)));
	}

}
