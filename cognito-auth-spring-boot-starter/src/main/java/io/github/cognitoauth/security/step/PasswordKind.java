// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.PasswordChallenge;
import io.github.cognitoauth.security.text.Text;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/** The password, after another step. */
final class PasswordKind implements ChallengeKind<PasswordChallenge> {

	@Override
	public Class<PasswordChallenge> type() {
		return PasswordChallenge.class;
	}

	@Override
	public void describe(PasswordChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.password").username(challenge.loginName()).field(FormField.password());
	}

	@Override
	public StepAnswer read(PasswordChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer
			.of(challenge.answer(values.required(FormField.PASSWORD, Text.of("cognito.problem.password-missing"))));
	}

	@Override
	public String factor(PasswordChallenge challenge) {
		return FactorGrantedAuthority.PASSWORD_AUTHORITY;
	}

	/** It is the first one, whenever it comes. */
	@Override
	public boolean provesSecondFactor(PasswordChallenge challenge) {
		return false;
	}

}
