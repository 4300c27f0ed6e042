// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.List;

import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.text.Text;

/** A second factor that is set up within the sign-in. */
final class MfaSetupKind implements ChallengeKind<MfaSetupChallenge> {

	private static final String EMAIL = "email";

	@Override
	public Class<MfaSetupChallenge> type() {
		return MfaSetupChallenge.class;
	}

	@Override
	public void describe(MfaSetupChallenge challenge, StepContext context, StepForm.Builder form) {
		SoftwareTokenSetup begun = context.softwareTokenSetup();
		if (begun != null) {
			form.texts("cognito.challenge.authenticator-app-setup")
				.setup(SetupKey.of(begun, context.applicationName()))
				.field(FormField.code().withHint(Text.of("cognito.field.code.hint")));
			return;
		}
		List<MfaType> types = offered(challenge);
		if (types.isEmpty()) {
			form.texts("cognito.challenge.mfa-setup-not-possible").notAnswerable();
			return;
		}
		form.texts("cognito.challenge.mfa-setup");
		types.forEach((type) -> form.choice(
				type.equals(MfaType.EMAIL_OTP) ? FormChoice.of(type.value(), email()) : FormChoice.of(type.value())));
	}

	private static FormField email() {
		return FormField.of(EMAIL, FieldType.EMAIL, Text.of("cognito.field.email"), "email").keep();
	}

	/** A text message needs a number, which cannot be set here. */
	private static List<MfaType> offered(MfaSetupChallenge challenge) {
		return challenge.mfaTypes()
			.stream()
			.filter((type) -> type.equals(MfaType.SOFTWARE_TOKEN_MFA) || type.equals(MfaType.EMAIL_OTP))
			.toList();
	}

	@Override
	public StepAnswer read(MfaSetupChallenge challenge, StepContext context, AnswerValues values) {
		SoftwareTokenSetup begun = context.softwareTokenSetup();
		if (begun != null) {
			return StepAnswer.of(begun.answer(values.code(FormField.CODE, Text.of("cognito.problem.code-missing"))));
		}
		MfaType choice = Choices.read(values, offered(challenge), MfaType::value);
		if (choice.equals(MfaType.SOFTWARE_TOKEN_MFA)) {
			return StepAnswer.softwareTokenSetup();
		}
		return StepAnswer.of(challenge.answerEmail(values.required(EMAIL, Text.of("cognito.problem.email-missing"))));
	}

	@Override
	public String factor(MfaSetupChallenge challenge) {
		return CognitoFactors.OTP_AUTHORITY;
	}

}
