// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.Map;

import io.github.cognitoauth.authentication.UnknownChallenge;

/** A challenge that came after this version; most have one answer. */
final class UnknownKind implements ChallengeKind<UnknownChallenge> {

	@Override
	public Class<UnknownChallenge> type() {
		return UnknownChallenge.class;
	}

	@Override
	public void describe(UnknownChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.unknown").field(CustomKind.field());
	}

	@Override
	public StepAnswer read(UnknownChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(Map.of("ANSWER", CustomKind.answer(values))));
	}

}
