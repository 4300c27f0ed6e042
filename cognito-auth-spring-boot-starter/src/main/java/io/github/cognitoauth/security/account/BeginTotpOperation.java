// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Begins to set an authenticator app up: gives its key. */
final class BeginTotpOperation implements AccountOperation {

	static final String ID = "begin-totp";

	private final CognitoUserAccounts accounts;

	BeginTotpOperation(CognitoUserAccounts accounts) {
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

	/** The app counts only with its first code. */
	@Override
	public boolean isChange() {
		return false;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.begin-totp").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		AccountUser user = context.requiredUser();
		return this.accounts.forAccessToken(user.accessToken())
			.mfa()
			.associateSoftwareToken()
			.map((secret) -> begun(context, user, secret));
	}

	private static OperationResult begun(OperationContext context, AccountUser user, TotpSecret secret) {
		StepForm form = CompleteTotpOperation.describe()
			.setup(SetupKey.of(secret, context.applicationName(), user.username()))
			.build();
		return new OperationResult.Begun(form, CompleteTotpOperation.ID);
	}

}
