// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.ConfirmForgotPasswordRequest;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sets a new password with the code that was sent for it. */
final class ResetPasswordOperation implements AccountOperation {

	static final String ID = "reset-password";

	private final CognitoUserAccounts accounts;

	private final KnownPasswordRules rules;

	ResetPasswordOperation(CognitoUserAccounts accounts, KnownPasswordRules rules) {
		this.accounts = accounts;
		this.rules = rules;
	}

	@Override
	public String id() {
		return ID;
	}

	@Override
	public Access access() {
		return Access.PUBLIC;
	}

	@Override
	public StepForm form(OperationContext context) {
		return describe(context, null);
	}

	static StepForm describe(OperationContext context, @Nullable CodeDelivery delivery) {
		StepForm.Builder form = AccountForms.sent(StepForm.builder(ID), "cognito.page.reset-password", delivery)
			.field(PasswordFields.username())
			.field(FormField.code());
		PasswordFields.add(form, PasswordFields.NEW_PASSWORD);
		return AccountForms.withUsername(form.build(), context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String password = PasswordFields.read(values, PasswordFields.NEW_PASSWORD);
		ConfirmForgotPasswordRequest request = ConfirmForgotPasswordRequest
			.builder(PasswordFields.username(values), PasswordFields.code(values), password)
			.metadata(context.metadata())
			.build();
		return this.rules
			.apply(password, PasswordFields.NEW_PASSWORD,
					() -> this.accounts.confirmForgotPassword(request)
						.thenReturn((OperationResult) OperationResult.Done.of("cognito.notice.reset-password")))
			.onErrorMap((failure) -> !PublicFailures.isSameForAll(failure), ResetPasswordOperation::refused);
	}

	/**
	 * Which rule a password breaks was told before; all else is a code that is not right.
	 */
	private static Throwable refused(Throwable failure) {
		PublicFailures.log(failure);
		return OperationFailures.codeRefused(failure);
	}

}
