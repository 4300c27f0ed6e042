// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.Optional;

import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.UserAuthFactors;
import io.github.cognitoauth.protocol.CognitoErrorKind;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Reads the account. */
final class ReadAccountOperation implements AccountOperation {

	static final String ID = "account";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	ReadAccountOperation(CognitoUserAccounts accounts, AccountSettings settings) {
		this.accounts = accounts;
		this.settings = settings;
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
	public boolean isChange() {
		return false;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.account").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		CognitoUserAccount account = this.accounts.forAccessToken(context.requiredUser().accessToken());
		Mono<Optional<UserAuthFactors>> factors = account.authFactors()
			.map(Optional::of)
			// not every pool and every server has this operation
			.onErrorResume(ReadAccountOperation::isNotOffered, (failure) -> Mono.just(Optional.empty()));
		return Mono.zip(account.profile(), factors, (profile, known) -> new OperationResult.Account(
				AccountView.of(profile, known.orElse(null), this.settings.writableAttributes())));
	}

	private static boolean isNotOffered(Throwable failure) {
		return failure instanceof CognitoException refused && refused.reason().kind() == CognitoErrorKind.MISCONFIGURED;
	}

}
