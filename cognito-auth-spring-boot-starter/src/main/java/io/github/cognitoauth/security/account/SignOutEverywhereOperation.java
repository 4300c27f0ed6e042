// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/** Ends all sessions of the user, this one, too. */
final class SignOutEverywhereOperation implements AccountOperation {

	static final String ID = "sign-out-everywhere";

	private final CognitoUserAccounts accounts;

	SignOutEverywhereOperation(CognitoUserAccounts accounts) {
		this.accounts = accounts;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Access access() {
		return Access.SIGNED_IN;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.sign-out-everywhere").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.signOutEverywhere()
			.thenReturn(new OperationResult.Done(Text.of("cognito.notice.sign-out-everywhere"), true));
	}

}
