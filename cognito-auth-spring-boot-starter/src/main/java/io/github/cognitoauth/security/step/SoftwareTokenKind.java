// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.SoftwareTokenMfaChallenge;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.text.Text;

/** The code that an authenticator app shows. */
final class SoftwareTokenKind implements ChallengeKind<SoftwareTokenMfaChallenge> {

	@Override
	public Class<SoftwareTokenMfaChallenge> type() {
		return SoftwareTokenMfaChallenge.class;
	}

	@Override
	public void describe(SoftwareTokenMfaChallenge challenge, StepContext context, StepForm.Builder form) {
		String app = challenge.friendlyDeviceName();
		form.title(Text.of("cognito.challenge.code.title"))
			.text((app != null && !app.isBlank()) ? Text.of("cognito.challenge.authenticator-app-named.text", app)
					: Text.of("cognito.challenge.authenticator-app.text"))
			.field(FormField.code());
	}

	@Override
	public StepAnswer read(SoftwareTokenMfaChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(values.code(FormField.CODE, Text.of("cognito.problem.code-missing"))));
	}

	@Override
	public String factor(SoftwareTokenMfaChallenge challenge) {
		return CognitoFactors.OTP_AUTHORITY;
	}

	@Override
	public String method(SoftwareTokenMfaChallenge challenge) {
		return "otp";
	}

}
