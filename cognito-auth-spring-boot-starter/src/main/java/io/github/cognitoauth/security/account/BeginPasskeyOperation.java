// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Begins to register a passkey: gives what the browser needs to make one. */
final class BeginPasskeyOperation implements AccountOperation {

	static final String ID = "begin-passkey";

	private final CognitoUserAccounts accounts;

	BeginPasskeyOperation(CognitoUserAccounts accounts) {
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

	/** A passkey counts only when it is complete. */
	@Override
	public boolean isChange() {
		return false;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.begin-passkey").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.passkeys()
			.startRegistration()
			.map((options) -> new OperationResult.Begun(CompletePasskeyOperation.describe().passkey(options).build(),
					CompletePasskeyOperation.ID));
	}

}
