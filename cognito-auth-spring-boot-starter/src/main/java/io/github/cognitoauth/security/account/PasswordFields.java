// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;

/** User names, codes and new passwords, in the forms of several operations. */
final class PasswordFields {

	static final String USERNAME = "username";

	static final String NEW_PASSWORD = "newPassword";

	static final String PREVIOUS_PASSWORD = "previousPassword";

	private static final String CONFIRMATION = "Confirmation";

	private PasswordFields() {
	}

	static FormField username() {
		return FormField.of(USERNAME, FieldType.TEXT, Text.of("cognito.field.username"), "username").keep();
	}

	/** Names lose the spaces around them, as at sign-in. */
	static String username(AnswerValues values) {
		return values.required(USERNAME, Text.of("cognito.problem.username-missing")).strip();
	}

	/** The policy cannot be read without IAM. */
	static void add(StepForm.Builder form, String name) {
		form.field(FormField.of(name, FieldType.PASSWORD, Text.of("cognito.field." + name), "new-password")
			.withHint(Text.of("cognito.field.newPassword.hint")))
			.field(FormField.of(name + CONFIRMATION, FieldType.PASSWORD,
					Text.of("cognito.field." + name + CONFIRMATION), "new-password"));
	}

	/** A program need not send the password twice. */
	static String read(AnswerValues values, String name) {
		String password = values.required(name, Text.of("cognito.problem.new-password-missing"));
		String confirmation = values.get(name + CONFIRMATION);
		if (confirmation != null && !confirmation.equals(password)) {
			throw new InvalidAnswerException(Text.of("cognito.problem.passwords-differ"), name + CONFIRMATION);
		}
		return password;
	}

	static String code(AnswerValues values) {
		return values.code(FormField.CODE, Text.of("cognito.problem.code-missing"));
	}

}
