// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a code for a new password, if there is an account that can get one. The answer
 * does not say whether there is.
 */
final class ForgotPasswordOperation implements AccountOperation {

	static final String ID = "forgot-password";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	ForgotPasswordOperation(CognitoUserAccounts accounts, AccountSettings settings) {
		this.accounts = accounts;
		this.settings = settings;
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
	public boolean isUniform() {
		return true;
	}

	@Override
	public StepForm form(OperationContext context) {
		return AccountForms.withUsername(
				StepForm.builder(ID).texts("cognito.page.forgot-password").field(PasswordFields.username()).build(),
				context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String username = PasswordFields.username(values);
		OperationContext typed = context.mutate().username(username).build();
		return this.accounts.forgotPassword(username, context.metadata())
			.map((delivery) -> pending(typed, delivery))
			.onErrorResume((failure) -> !PublicFailures.isSameForAll(failure), (failure) -> {
				PublicFailures.log(failure);
				return Mono.just(pending(typed, null));
			});
	}

	private OperationResult pending(OperationContext context, @Nullable CodeDelivery delivery) {
		CodeDelivery told = this.settings.revealAccountState() ? delivery : null;
		return new OperationResult.Pending(ResetPasswordOperation.describe(context, told), ResetPasswordOperation.ID,
				told, null);
	}

}
