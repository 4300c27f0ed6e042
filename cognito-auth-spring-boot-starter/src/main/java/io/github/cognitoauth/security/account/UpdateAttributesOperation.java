// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.AttributeFields;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Changes attributes, those that users may change here. What is not sent stays; an empty
 * value deletes. For an address, with which a password can be set anew, the user must
 * have signed in a short time ago.
 */
final class UpdateAttributesOperation implements AccountOperation {

	static final String ID = "update-attributes";

	private final CognitoUserAccounts accounts;

	private final AccountSettings settings;

	UpdateAttributesOperation(CognitoUserAccounts accounts, AccountSettings settings) {
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
	public StepForm form(OperationContext context) {
		StepForm.Builder form = StepForm.builder(ID).texts("cognito.page.update-attributes");
		this.settings.writableAttributes().forEach((name) -> form.field(AttributeFields.of(name).optional()));
		return AccountForms.withAttributes(form.build(), context);
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		AccountUser user = context.requiredUser();
		Map<String, String> changes = changes(context.account(), values);
		if (changes.isEmpty()) {
			return Mono.error(OperationRefusedException.of(OperationProblem.Kind.INPUT_REFUSED,
					"cognito.problem.nothing-to-change"));
		}
		if (changes.keySet().stream().anyMatch(AccountView::isAddress)) {
			this.settings.requireFresh(user);
		}
		return this.accounts.forAccessToken(user.accessToken())
			.attributes()
			.update(changes, context.metadata().clientMetadata())
			.map((deliveries) -> new OperationResult.Updated(deliveries, Text.of("cognito.notice.update-attributes")));
	}

	/** A form sends all fields, also those that nobody has touched. */
	private Map<String, String> changes(@Nullable AccountView account, AnswerValues values) {
		Map<String, String> changes = new LinkedHashMap<>();
		this.settings.writableAttributes().forEach((name) -> {
			String value = values.get(name);
			if (value != null && !isPresent(account, name, value.strip())) {
				changes.put(name, value.strip());
			}
		});
		return changes;
	}

	private static boolean isPresent(@Nullable AccountView account, String name, String value) {
		if (account == null) {
			return false;
		}
		String present = account.value(name);
		return value.equals((present != null) ? present : "");
	}

}
