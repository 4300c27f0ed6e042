// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.List;
import java.util.Optional;

import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.MfaPreference;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Switches second factors on and off, and sets which one is asked for first. What is not
 * sent stays as it is.
 */
final class UpdateMfaOperation implements AccountOperation {

	static final String ID = "update-mfa";

	/** Followed by a factor. */
	static final String ENABLED = "enabled.";

	private static final String PREFERRED = "preferred";

	private static final String PASSKEYS = "passkeys";

	/** Chosen where none shall be asked for first. */
	private static final String NONE = "NONE";

	private static final List<MfaType> TYPES = List.of(MfaType.SOFTWARE_TOKEN_MFA, MfaType.SMS_MFA, MfaType.EMAIL_OTP);

	private final CognitoUserAccounts accounts;

	UpdateMfaOperation(CognitoUserAccounts accounts) {
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
		StepForm.Builder form = StepForm.builder(ID).texts("cognito.page.update-mfa");
		TYPES.forEach((type) -> form.field(yesOrNo(ENABLED + type, FormChoice.of(type.value()).label())));
		form.field(yesOrNo(PASSKEYS, Text.of("cognito.field.passkeys")));
		form.field(
				FormField.of(PREFERRED, FieldType.TEXT, Text.of("cognito.field.preferred"), "off").optional().keep());
		return AccountForms.withMfa(form.build(), context);
	}

	private static FormField yesOrNo(String name, Text label) {
		return FormField.of(name, FieldType.BOOLEAN, label, "off").optional().keep();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		CognitoUserAccount account = this.accounts.forAccessToken(context.requiredUser().accessToken());
		String preferred = preferred(values);
		// what is preferred now has to be named to be preferred no more
		Mono<Optional<MfaType>> present = NONE.equals(preferred)
				? account.profile().map((profile) -> Optional.ofNullable(profile.preferredMfa()))
				: Mono.just(Optional.empty());
		return present.flatMap((type) -> account.mfa().setPreference(preference(values, preferred, type.orElse(null))))
			.thenReturn(OperationResult.Done.of("cognito.notice.update-mfa"));
	}

	private static MfaPreference preference(AnswerValues values, @Nullable String preferred,
			@Nullable MfaType present) {
		MfaPreference.Builder preference = MfaPreference.builder();
		boolean any = preferred != null;
		for (MfaType type : TYPES) {
			Boolean enabled = Booleans.read(values, ENABLED + type);
			if (type.value().equals(preferred)) {
				preference.prefer(type);
			}
			else if (enabled != null) {
				set(preference, type, enabled, preferred);
			}
			else if (type.equals(present)) {
				preference.doNotPrefer(type);
			}
			any |= enabled != null;
		}
		Boolean passkeys = Booleans.read(values, PASSKEYS);
		if (passkeys != null) {
			preference.passkeys(passkeys);
		}
		if (!any && passkeys == null) {
			throw OperationRefusedException.of(OperationProblem.Kind.INPUT_REFUSED,
					"cognito.problem.nothing-to-change");
		}
		return preference.build();
	}

	private static void set(MfaPreference.Builder preference, MfaType type, boolean enabled,
			@Nullable String preferred) {
		if (!enabled) {
			preference.disable(type);
		}
		else if (preferred != null) {
			preference.doNotPrefer(type);
		}
		else {
			preference.enable(type);
		}
	}

	private static @Nullable String preferred(AnswerValues values) {
		String preferred = values.get(PREFERRED);
		if (preferred == null || preferred.isBlank()) {
			return null;
		}
		if (!preferred.equals(NONE) && TYPES.stream().noneMatch((type) -> type.value().equals(preferred))) {
			throw new InvalidAnswerException(Text.of("cognito.problem.choice-missing"), PREFERRED);
		}
		return preferred;
	}

}
