// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.HashMap;
import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** What the forms of several operations have in common. */
final class AccountForms {

	private AccountForms() {
	}

	/** Put the name that was typed before into its field. */
	static StepForm withUsername(StepForm form, OperationContext context) {
		String username = context.username();
		return (username != null) ? form.withEntered(Map.of(PasswordFields.USERNAME, username)) : form;
	}

	/** Put what the account has into the fields of its attributes. */
	static StepForm withAttributes(StepForm form, OperationContext context) {
		AccountView account = context.account();
		if (account == null) {
			return form;
		}
		Map<String, String> values = new HashMap<>();
		account.attributes().forEach((attribute) -> values.put(attribute.name(), attribute.value()));
		return form.withEntered(values);
	}

	/** Show which second factors are on. */
	static StepForm withMfa(StepForm form, OperationContext context) {
		AccountView account = context.account();
		if (account == null) {
			return form;
		}
		Map<String, String> values = new HashMap<>();
		account.mfa().forEach((type) -> values.put(UpdateMfaOperation.ENABLED + type, "true"));
		if (account.preferredMfa() != null) {
			values.put("preferred", account.preferredMfa().value());
		}
		return form.withEntered(values);
	}

	/**
	 * Say that a code may have been sent, and what to do if none comes; where it was
	 * sent, if that may be told.
	 */
	static StepForm.Builder sent(StepForm.Builder form, String code, @Nullable CodeDelivery delivery) {
		form.title(Text.of(code + ".title"));
		if (delivery == null || delivery.destination() == null) {
			return form.text(Text.of(code + ".text"));
		}
		return form.text(Text.of(code + "-to.text", delivery.destination())).delivery(delivery);
	}

}
