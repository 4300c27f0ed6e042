// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.MfaPreference;
import io.github.cognitoauth.account.UserMfaOperations;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Takes the first code of an authenticator app, and switches it on. */
final class CompleteTotpOperation implements AccountOperation {

	static final String ID = "complete-totp";

	private static final String NAME = "name";

	/** What is longer is no name. */
	private static final int MAX_NAME = 256;

	private final CognitoUserAccounts accounts;

	CompleteTotpOperation(CognitoUserAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Access access() {
		return Access.FRESH;
	}

	@Override
	public StepForm form(OperationContext context) {
		return describe().build();
	}

	static StepForm.Builder describe() {
		return StepForm.builder(ID)
			.texts("cognito.page.complete-totp")
			.field(FormField.code().withHint(Text.of("cognito.field.code.hint")))
			.field(FormField.of(NAME, FieldType.TEXT, Text.of("cognito.field.authenticator"), "off").optional().keep());
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		UserMfaOperations mfa = this.accounts.forAccessToken(context.requiredUser().accessToken()).mfa();
		return mfa.verifySoftwareToken(PasswordFields.code(values), name(values))
			// an app that is verified is off until it is switched on
			.then(mfa.setPreference(MfaPreference.builder().enable(MfaType.SOFTWARE_TOKEN_MFA).build()))
			.thenReturn(OperationResult.Done.of("cognito.notice.complete-totp"));
	}

	private static @Nullable String name(AnswerValues values) {
		String name = values.get(NAME);
		return (name != null && !name.isBlank() && name.length() <= MAX_NAME) ? name.strip() : null;
	}

}
