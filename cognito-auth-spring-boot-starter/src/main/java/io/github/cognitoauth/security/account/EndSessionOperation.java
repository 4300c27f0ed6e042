// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/** Ends another session than the current one, which is ended by signing out. */
final class EndSessionOperation implements AccountOperation {

	static final String ID = "end-session";

	private final CognitoUserAccounts accounts;

	EndSessionOperation(CognitoUserAccounts accounts) {
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

	@Override
	public StepForm form(OperationContext context) {
		return StepForm.builder(ID).texts("cognito.page.end-session").build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		return this.accounts.forAccessToken(context.requiredUser().accessToken())
			.sessions()
			.revoke(context.requiredTarget())
			.thenReturn((OperationResult) OperationResult.Done.of("cognito.notice.end-session"))
			.onErrorMap(EndSessionOperation::isNotPossible, EndSessionOperation::notPossible);
	}

	private static boolean isNotPossible(Throwable failure) {
		return failure instanceof CognitoException refused && refused.code().equals("InvalidParameterException");
	}

	private static Throwable notPossible(Throwable failure) {
		return OperationFailures.of(OperationProblem.Kind.INPUT_REFUSED, Text.of("cognito.problem.session-not-ended"),
				null, failure);
	}

}
