// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Verifies an address with the code that was sent to it. */
final class VerifyAttributeOperation implements AccountOperation {

	static final String ID = "verify-attribute";

	private final CognitoUserAccounts accounts;

	VerifyAttributeOperation(CognitoUserAccounts accounts) {
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
		return describe(null);
	}

	static StepForm describe(@Nullable CodeDelivery delivery) {
		return AccountForms.sent(StepForm.builder(ID), "cognito.page.verify-attribute", delivery)
			.field(FormField.code())
			.build();
	}

	/** What else there is cannot be verified. */
	static String address(OperationContext context) {
		String name = context.requiredTarget();
		if (!AccountView.isAddress(name)) {
			throw OperationRefusedException.of(OperationProblem.Kind.NOT_OFFERED, "cognito.problem.not-offered");
		}
		return name;
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.attributes()
			.verify(address(context), PasswordFields.code(values))
			.thenReturn(OperationResult.Done.of("cognito.notice.verify-attribute"));
	}

}
