// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/** Deletes the account for good. */
final class DeleteAccountOperation implements AccountOperation {

	static final String ID = "delete-account";

	private final CognitoUserAccounts accounts;

	DeleteAccountOperation(CognitoUserAccounts accounts) {
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
		return StepForm.builder(ID).texts("cognito.page.delete-account").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.delete()
			.thenReturn(new OperationResult.Done(Text.of("cognito.notice.delete-account"), true));
	}

}
