// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.account.SignUpResult;
import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.AttributeFields;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Creates an account. The pool always tells that a name is taken; where the name is an
 * address, that is nobody's business, and the answer is that to any other sign-up.
 */
final class SignUpOperation implements AccountOperation {

	static final String ID = "sign-up";

	private static final String EMAIL = "email";

	private static final String PHONE_NUMBER = "phone_number";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	private final KnownPasswordRules rules;

	SignUpOperation(CognitoUserAccounts accounts, AccountSettings settings, KnownPasswordRules rules) {
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
		return Access.PUBLIC;
	}

	@Override
	public boolean isUniform() {
		return true;
	}

	@Override
	public StepForm form(OperationContext context) {
		StepForm.Builder form = StepForm.builder(ID).texts("cognito.page.sign-up").field(PasswordFields.username());
		PasswordFields.add(form, FormField.PASSWORD);
		this.settings.signUpAttributes().forEach((name) -> {
			FormField field = AttributeFields.of(name);
			// the name can be the address already
			form.field((name.equals(EMAIL) || name.equals(PHONE_NUMBER)) ? field.optional() : field);
		});
		return AccountForms.withUsername(form.build(), context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		String username = PasswordFields.username(values);
		OperationContext typed = context.mutate().username(username).build();
		String password = password(values);
		SignUpRequest request = SignUpRequest.builder(username)
			.password(password)
			.attributes(attributes(values, username))
			.metadata(context.metadata())
			.build();
		return signUp(request, password).map((result) -> created(typed, result))
			.onErrorResume(CognitoException.class, (failure) -> refused(typed, username, failure));
	}

	private Mono<SignUpResult> signUp(SignUpRequest request, @Nullable String password) {
		return (password == null) ? this.accounts.signUp(request)
				: this.rules.apply(password, FormField.PASSWORD, () -> this.accounts.signUp(request));
	}

	/** A pool that allows sign-in without passwords takes a sign-up without one. */
	private static @Nullable String password(AnswerValues values) {
		return (values.get(FormField.PASSWORD) != null) ? PasswordFields.read(values, FormField.PASSWORD) : null;
	}

	private Map<String, String> attributes(AnswerValues values, String username) {
		Map<String, String> attributes = new LinkedHashMap<>();
		this.settings.signUpAttributes().forEach((name) -> {
			String value = values.get(name);
			if (value != null && !value.isBlank()) {
				attributes.put(name, value.strip());
			}
			else if (!isImplied(name, username)) {
				throw new InvalidAnswerException(Text.of("cognito.problem.field-missing", AttributeFields.label(name)),
						name);
			}
		});
		return attributes;
	}

	/** The pool itself makes an attribute of a name that is an address. */
	private static boolean isImplied(String attribute, String username) {
		return switch (attribute) {
			case EMAIL -> AccountSettings.isAddress(username);
			case PHONE_NUMBER -> AccountSettings.isAddress(username) && !AccountSettings.isEmail(username);
			default -> false;
		};
	}

	private OperationResult created(OperationContext context, SignUpResult result) {
		return result.confirmed() ? new OperationResult.Confirmed(Text.of("cognito.notice.confirm-sign-up"))
				: pending(context, result.codeDelivery(), result.session());
	}

	private Mono<OperationResult> refused(OperationContext context, String username, CognitoException failure) {
		return switch (failure.reason()) {
			case USERNAME_EXISTS -> this.settings.hidesExisting(username) ? Mono.just(pending(context, null, null))
					: Mono.error(taken(failure));
			// the account was created, and only the message is missing
			case LIMIT_EXCEEDED, CODE_NOT_DELIVERED -> {
				PublicFailures.log(failure);
				yield Mono.just(pending(context, null, null));
			}
			// "SignUp is not permitted for this user pool"
			case NOT_AUTHORIZED ->
				Mono.error(failure.error().withReason(CognitoErrorReason.POOL_MISCONFIGURED).toException(failure));
			default -> Mono.error(failure);
		};
	}

	private OperationResult pending(OperationContext context, @Nullable CodeDelivery delivery,
			@Nullable String session) {
		CodeDelivery told = this.settings.hidesExisting(String.valueOf(context.username())) ? null : delivery;
		return new OperationResult.Pending(ConfirmSignUpOperation.describe(context, told), ConfirmSignUpOperation.ID,
				told, session);
	}

	private static OperationRefusedException taken(CognitoException failure) {
		return OperationFailures.of(OperationProblem.Kind.INPUT_REFUSED, Text.of("cognito.problem.username-taken"),
				PasswordFields.USERNAME, failure);
	}

}
