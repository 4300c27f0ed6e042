// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.ConfirmSignUpRequest;
import io.github.cognitoauth.account.SignUpConfirmation;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Confirms a sign-up with the code that was sent, and signs the new user in if it can.
 */
final class ConfirmSignUpOperation implements AccountOperation {

	static final String ID = "confirm-sign-up";

	private static final Text CONFIRMED = Text.of("cognito.notice.confirm-sign-up");

	private final CognitoUserAccounts accounts;

	ConfirmSignUpOperation(CognitoUserAccounts accounts) {
		this.accounts = accounts;
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
		return AccountForms
			.withUsername(AccountForms.sent(StepForm.builder(ID), "cognito.page.confirm-sign-up", delivery)
				.field(PasswordFields.username())
				.field(FormField.code())
				.build(), context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String username = PasswordFields.username(values);
		String code = PasswordFields.code(values);
		String session = context.signUpSession();
		return ((session != null) ? confirmAndSignIn(context, username, code, session)
				: confirm(context, username, code, null).map((confirmation) -> confirmed()))
			.onErrorMap((failure) -> !PublicFailures.isSameForAll(failure), ConfirmSignUpOperation::refused);
	}

	/** The code is not spent by a session that has become too old. */
	private Mono<OperationResult> confirmAndSignIn(OperationContext context, String username, String code,
			String session) {
		return confirm(context, username, code, session).map(ConfirmSignUpOperation::signIn)
			.onErrorResume(ConfirmSignUpOperation::isSessionOver,
					(failure) -> confirm(context, username, code, null).map((confirmation) -> confirmed()));
	}

	private Mono<SignUpConfirmation> confirm(OperationContext context, String username, String code,
			@Nullable String session) {
		return this.accounts.confirmSignUp(
				ConfirmSignUpRequest.builder(username, code).session(session).metadata(context.metadata()).build());
	}

	private static boolean isSessionOver(Throwable failure) {
		return failure instanceof CognitoException refused && switch (refused.reason()) {
			case SESSION_EXPIRED, SESSION_SPENT -> true;
			default -> false;
		};
	}

	private static OperationResult signIn(SignUpConfirmation confirmation) {
		AuthenticationRequest signIn = confirmation.automaticSignIn();
		return (signIn != null) ? new OperationResult.SignIn(signIn, CONFIRMED) : confirmed();
	}

	/** Who has the code alone, and not what the sign-up gave, still has to sign in. */
	private static OperationResult confirmed() {
		return new OperationResult.Confirmed(CONFIRMED);
	}

	/** Whose code was right may know that the address has another account. */
	private static Throwable refused(Throwable failure) {
		if (failure instanceof CognitoException refused && refused.reason() == CognitoErrorReason.ALIAS_EXISTS) {
			return failure;
		}
		PublicFailures.log(failure);
		return OperationFailures.codeRefused(failure);
	}

}
