// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.UserDeviceOperations;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import reactor.core.publisher.Mono;

/**
 * Has a device remembered, or not any more. One that is takes the place of the second
 * factor.
 */
final class UpdateDeviceOperation implements AccountOperation {

	static final String ID = "update-device";

	private static final String REMEMBERED = "remembered";

	private final CognitoUserAccounts accounts;

	UpdateDeviceOperation(CognitoUserAccounts accounts) {
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
		return StepForm.builder(ID)
			.texts("cognito.page.update-device")
			.field(FormField.of(REMEMBERED, FieldType.BOOLEAN, Text.of("cognito.field.remembered"), "off"))
			.build();
	}

	@Override
	public Mono<OperationResult> perform(OperationContext context, AnswerValues values) {
		UserDeviceOperations devices = this.accounts.forAccessToken(context.requiredUser().accessToken()).devices();
		String key = context.requiredTarget();
		return Booleans.required(values, REMEMBERED)
				? devices.remember(key).thenReturn(OperationResult.Done.of("cognito.notice.remember-device"))
				: devices.stopRemembering(key)
					.thenReturn(OperationResult.Done.of("cognito.notice.stop-remembering-device"));
	}

}
