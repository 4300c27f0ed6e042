// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/** Registers the passkey that the browser made. */
final class CompletePasskeyOperation implements AccountOperation {

	static final String ID = "complete-passkey";

	private static final String CREDENTIAL = "credential";

	private final CognitoUserAccounts accounts;

	CompletePasskeyOperation(CognitoUserAccounts accounts) {
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

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String credential = values.object(CREDENTIAL, Text.of("cognito.problem.passkey-not-used"));
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.passkeys()
			.completeRegistration(credential)
			.thenReturn(OperationResult.Done.of("cognito.notice.complete-passkey"));
	}

	static StepForm.Builder describe() {
		return StepForm.builder(ID)
			.texts("cognito.page.complete-passkey")
			.field(FormField.of(CREDENTIAL, FieldType.OBJECT, Text.of("cognito.field.credential"), "off"));
	}

}
