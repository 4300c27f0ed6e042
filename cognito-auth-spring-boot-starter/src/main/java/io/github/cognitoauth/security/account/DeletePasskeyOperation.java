// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Deletes a passkey. */
final class DeletePasskeyOperation implements AccountOperation {

	static final String ID = "delete-passkey";

	private final CognitoUserAccounts accounts;

	DeletePasskeyOperation(CognitoUserAccounts accounts) {
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
		return StepForm.builder(ID).texts("cognito.page.delete-passkey").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.passkeys()
			.delete(context.requiredTarget())
			.thenReturn(OperationResult.Done.of("cognito.notice.delete-passkey"));
	}

}
