// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes the password. Who has none yet, since the pool allows sign-in without, sets the
 * first one without the current one, after a fresh sign-in.
 */
final class ChangePasswordOperation implements AccountOperation {

	static final String ID = "change-password";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	private final KnownPasswordRules rules;

	ChangePasswordOperation(CognitoUserAccounts accounts, AccountSettings settings, KnownPasswordRules rules) {
		this.accounts = accounts;
		this.settings = settings;
		this.rules = rules;
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
		StepForm.Builder form = StepForm.builder(ID).texts("cognito.page.change-password");
		AccountUser user = context.user();
		if (user != null) {
			form.username(user.username());
		}
		FormField previous = FormField.of(PasswordFields.PREVIOUS_PASSWORD, FieldType.PASSWORD,
				Text.of("cognito.field.previousPassword"), "current-password");
		form.field(hasPassword(context.account()) ? previous
				: previous.optional().withHint(Text.of("cognito.field.previousPassword.hint")));
		PasswordFields.add(form, PasswordFields.NEW_PASSWORD);
		return form.build();
	}

	private static boolean hasPassword(@Nullable AccountView account) {
		return account != null && account.hasPassword();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		AccountUser user = context.requiredUser();
		String password = PasswordFields.read(values, PasswordFields.NEW_PASSWORD);
		String previous = previous(user, values);
		return this.rules
			.apply(password, PasswordFields.NEW_PASSWORD,
					() -> this.accounts.forAccessToken(user.accessToken())
						.changePassword(previous, password)
						.thenReturn((OperationResult) OperationResult.Done.of("cognito.notice.change-password")))
			.onErrorMap(ChangePasswordOperation::isWrongPassword, ChangePasswordOperation::wrongPassword);
	}

	private @Nullable String previous(AccountUser user, AnswerValues values) {
		String previous = values.get(PasswordFields.PREVIOUS_PASSWORD);
		if (previous == null || previous.isEmpty()) {
			this.settings.requireFresh(user);
			return null;
		}
		return previous;
	}

	private static boolean isWrongPassword(Throwable failure) {
		return failure instanceof CognitoException refused && switch (refused.reason()) {
			case NOT_AUTHORIZED, UNUSABLE_CREDENTIALS -> true;
			// otherwise the user is gone
			case WRONG_CREDENTIALS -> refused.code().equals("NotAuthorizedException");
			default -> false;
		};
	}

	private static Throwable wrongPassword(Throwable failure) {
		return OperationFailures.of(OperationProblem.Kind.INPUT_REFUSED,
				Text.of("cognito.problem.previous-password-wrong"), PasswordFields.PREVIOUS_PASSWORD, failure);
	}

}
