// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.SelectChallenge;
import io.github.cognitoauth.security.text.Text;

/** Which of several first factors; a password is given at once. */
final class SelectChallengeKind implements ChallengeKind<SelectChallenge> {

	@Override
	public Class<SelectChallenge> type() {
		return SelectChallenge.class;
	}

	@Override
	public void describe(SelectChallenge challenge, StepContext context, StepForm.Builder form) {
		List<ChallengeName> names = new ArrayList<>(challenge.availableChallenges());
		if (names.contains(ChallengeName.PASSWORD_SRP)) {
			// both are the password to a person
			names.remove(ChallengeName.PASSWORD);
		}
		form.texts("cognito.challenge.select-challenge").username(challenge.loginName());
		names.forEach((name) -> form.choice(
				isPassword(name) ? FormChoice.of(name.value(), FormField.password()) : FormChoice.of(name.value())));
		if (names.isEmpty()) {
			form.notAnswerable();
		}
	}

	private static boolean isPassword(ChallengeName name) {
		return name.equals(ChallengeName.PASSWORD) || name.equals(ChallengeName.PASSWORD_SRP);
	}

	@Override
	public StepAnswer read(SelectChallenge challenge, StepContext context, AnswerValues values) {
		ChallengeName choice = Choices.read(values, challenge.availableChallenges(), ChallengeName::value);
		if (!isPassword(choice)) {
			return StepAnswer.of(challenge.answer(choice));
		}
		String password = values.required(FormField.PASSWORD, Text.of("cognito.problem.password-missing"));
		return StepAnswer.of(choice.equals(ChallengeName.PASSWORD) ? challenge.answerPassword(password)
				: challenge.answerPasswordSrp(password));
	}

}
