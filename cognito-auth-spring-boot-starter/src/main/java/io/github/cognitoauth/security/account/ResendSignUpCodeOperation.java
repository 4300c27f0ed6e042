// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends the code of a sign-up again, if there is one that waits for it. The answer does
 * not say whether there is.
 */
final class ResendSignUpCodeOperation implements AccountOperation {

	static final String ID = "resend-sign-up-code";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	ResendSignUpCodeOperation(CognitoUserAccounts accounts, AccountSettings settings) {
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
				StepForm.builder(ID).texts("cognito.page.resend-sign-up-code").field(PasswordFields.username()).build(),
				context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String username = PasswordFields.username(values);
		OperationContext typed = context.mutate().username(username).build();
		return this.accounts.resendConfirmationCode(username, context.metadata())
			.map((delivery) -> pending(typed, delivery))
			.onErrorResume((failure) -> !PublicFailures.isSameForAll(failure), (failure) -> {
				PublicFailures.log(failure);
				return Mono.just(pending(typed, null));
			});
	}

	/** The session of the sign-up goes on to count. */
	private OperationResult pending(OperationContext context, @Nullable CodeDelivery delivery) {
		CodeDelivery told = this.settings.revealAccountState() ? delivery : null;
		return new OperationResult.Pending(ConfirmSignUpOperation.describe(context, told), ConfirmSignUpOperation.ID,
				told, context.signUpSession());
	}

}
