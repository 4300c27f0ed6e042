// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import reactor.core.publisher.Mono;

/** Lists the sessions. */
final class ListSessionsOperation implements AccountOperation {

	static final String ID = "list-sessions";

	private final CognitoUserAccounts accounts;

	ListSessionsOperation(CognitoUserAccounts accounts) {
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
		return StepForm.builder(ID).texts("cognito.page.list-sessions").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.sessions()
			.list()
			.take(Lists.MAX)
			.collectList()
			.map((sessions) -> (OperationResult) new OperationResult.Sessions(sessions, true))
			.onErrorReturn(Lists::isNotTracked, new OperationResult.Sessions(List.of(), false));
	}

}
