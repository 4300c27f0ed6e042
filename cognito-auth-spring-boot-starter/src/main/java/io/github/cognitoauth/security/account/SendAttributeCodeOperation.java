// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Sends a code to an address of the account, with which it is verified. */
final class SendAttributeCodeOperation implements AccountOperation {

	static final String ID = "send-attribute-code";

	private final CognitoUserAccounts accounts;

	SendAttributeCodeOperation(CognitoUserAccounts accounts) {
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
		return StepForm.builder(ID).texts("cognito.page.send-attribute-code").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.attributes()
			.sendVerificationCode(VerifyAttributeOperation.address(context), context.metadata().clientMetadata())
			.map((delivery) -> new OperationResult.Pending(VerifyAttributeOperation.describe(delivery),
					VerifyAttributeOperation.ID, delivery, null));
	}

}
