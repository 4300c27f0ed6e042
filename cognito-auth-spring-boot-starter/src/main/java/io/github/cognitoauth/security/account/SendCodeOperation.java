// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.function.BiFunction;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sends a code to whoever is named, if there is an account that can get one. The answer
 * does not say whether there is.
 */
final class SendCodeOperation implements AccountOperation {

	static final String FORGOT_PASSWORD = "forgot-password";

	static final String RESEND_SIGN_UP_CODE = "resend-sign-up-code";

	private final String id;

	private final AccountSettings settings;

	private final BiFunction<String, RequestMetadata, Mono<CodeDelivery>> call;

	private final Next next;

	private SendCodeOperation(String id, AccountSettings settings,
			BiFunction<String, RequestMetadata, Mono<CodeDelivery>> call, Next next) {
		this.id = id;
		this.settings = settings;
		this.call = call;
		this.next = next;
	}

	/** Sends a code for a new password. */
	static AccountOperation forgotPassword(CognitoUserAccounts accounts, AccountSettings settings) {
		return new SendCodeOperation(FORGOT_PASSWORD, settings, accounts::forgotPassword,
				(context, delivery) -> new OperationResult.Pending(ResetPasswordOperation.describe(context, delivery),
						ResetPasswordOperation.ID, delivery, null));
	}

	/** Sends the code of a sign-up again, if there is one that waits for it. */
	static AccountOperation resendSignUpCode(CognitoUserAccounts accounts, AccountSettings settings) {
		return new SendCodeOperation(RESEND_SIGN_UP_CODE, settings, accounts::resendConfirmationCode,
				(context, delivery) -> new OperationResult.Pending(ConfirmSignUpOperation.describe(context, delivery),
						ConfirmSignUpOperation.ID, delivery, context.signUpSession()));
	}

	@Override
	public String id() {
		return this.id;
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
				StepForm.builder(this.id).texts("cognito.page." + this.id).field(PasswordFields.username()).build(),
				context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String username = PasswordFields.username(values);
		OperationContext typed = context.mutate().username(username).build();
		return this.call.apply(username, context.metadata())
			.map((delivery) -> pending(typed, delivery))
			.onErrorResume((failure) -> !PublicFailures.isSameForAll(failure), (failure) -> {
				PublicFailures.log(failure);
				return Mono.just(pending(typed, null));
			});
	}

	private OperationResult pending(OperationContext context, @Nullable CodeDelivery delivery) {
		return this.next.of(context, this.settings.revealAccountState() ? delivery : null);
	}

	/** What is asked next. */
	@FunctionalInterface
	private interface Next {

		OperationResult of(OperationContext context, @Nullable CodeDelivery delivery);

	}

}
