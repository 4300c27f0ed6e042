// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Lists the passkeys. */
final class ListPasskeysOperation implements AccountOperation {

	static final String ID = "list-passkeys";

	private final CognitoUserAccounts accounts;

	ListPasskeysOperation(CognitoUserAccounts accounts) {
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
	public boolean isChange() {
		return false;
	}

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.list-passkeys").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.passkeys()
			.list()
			.take(Lists.MAX)
			.collectList()
			.map((passkeys) -> (OperationResult) new OperationResult.Passkeys(passkeys, true))
			.onErrorReturn(Lists::isNotTracked, new OperationResult.Passkeys(List.of(), false));
	}

}
