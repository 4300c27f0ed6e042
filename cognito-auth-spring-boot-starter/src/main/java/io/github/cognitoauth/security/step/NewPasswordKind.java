// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.security.text.Text;

/** A password that replaces the temporary one, with the attributes that are missing. */
final class NewPasswordKind implements ChallengeKind<NewPasswordRequiredChallenge> {

	private static final String PASSWORD = "newPassword";

	private static final String CONFIRMATION = "newPasswordConfirmation";

	@Override
	public Class<NewPasswordRequiredChallenge> type() {
		return NewPasswordRequiredChallenge.class;
	}

	@Override
	public void describe(NewPasswordRequiredChallenge challenge, StepContext context, StepForm.Builder form) {
		List<String> missing = missingAttributes(challenge);
		form.title(Text.of("cognito.challenge.new-password.title"))
			.text(Text.of(missing.isEmpty() ? "cognito.challenge.new-password.text"
					: "cognito.challenge.new-password-and-attributes.text"))
			.username(challenge.loginName())
			// the policy cannot be read without IAM
			.field(FormField.of(PASSWORD, FieldType.PASSWORD, Text.of("cognito.field.newPassword"), "new-password")
				.withHint(Text.of("cognito.field.newPassword.hint")))
			.field(FormField.of(CONFIRMATION, FieldType.PASSWORD, Text.of("cognito.field.newPasswordConfirmation"),
					"new-password"));
		missing.forEach((name) -> form.field(AttributeFields.of(name)));
	}

	@Override
	public StepAnswer read(NewPasswordRequiredChallenge challenge, StepContext context, AnswerValues values) {
		String password = values.required(PASSWORD, Text.of("cognito.problem.new-password-missing"));
		String confirmation = values.get(CONFIRMATION);
		if (confirmation != null && !confirmation.equals(password)) {
			throw new InvalidAnswerException(Text.of("cognito.problem.passwords-differ"), CONFIRMATION);
		}
		Map<String, String> attributes = new LinkedHashMap<>();
		missingAttributes(challenge).forEach((name) -> attributes.put(name,
				values.required(name, Text.of("cognito.problem.field-missing", AttributeFields.label(name))).trim()));
		return StepAnswer.of(challenge.answer(password, attributes));
	}

	/** An attribute that has a value may not be sent again. */
	private static List<String> missingAttributes(NewPasswordRequiredChallenge challenge) {
		Map<String, String> present = challenge.userAttributes();
		return challenge.requiredAttributes()
			.stream()
			.filter((name) -> present.getOrDefault(name, "").isBlank())
			.toList();
	}

}
