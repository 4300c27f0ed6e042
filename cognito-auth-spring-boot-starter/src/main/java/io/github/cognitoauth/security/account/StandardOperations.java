// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.account.CognitoUserAccounts;

/** The built-in operations. */
final class StandardOperations {

	private final AccountSettings settings;

	private final List<AccountOperation> all = new ArrayList<>();

	private StandardOperations(AccountSettings settings) {
		this.settings = settings;
	}

	static List<AccountOperation> of(CognitoUserAccounts accounts, AccountSettings settings) {
		StandardOperations standard = new StandardOperations(settings);
		KnownPasswordRules rules = new KnownPasswordRules(settings.clock());
		standard.all.add(new ReadAccountOperation(accounts, settings));
		return standard
			.add(AccountFeature.SIGN_UP, new SignUpOperation(accounts, settings, rules),
					new ConfirmSignUpOperation(accounts), SendCodeOperation.resendSignUpCode(accounts, settings))
			.add(AccountFeature.RESET_PASSWORD, SendCodeOperation.forgotPassword(accounts, settings),
					new ResetPasswordOperation(accounts, rules))
			.add(AccountFeature.CHANGE_PASSWORD, new ChangePasswordOperation(accounts, settings, rules))
			.add(AccountFeature.ATTRIBUTES, new UpdateAttributesOperation(accounts, settings),
					new SendAttributeCodeOperation(accounts), new VerifyAttributeOperation(accounts))
			.add(AccountFeature.MFA, new UpdateMfaOperation(accounts), new BeginTotpOperation(accounts),
					new CompleteTotpOperation(accounts))
			.add(AccountFeature.PASSKEYS, ListOperation.passkeys(accounts), new BeginPasskeyOperation(accounts),
					new CompletePasskeyOperation(accounts), new DeletePasskeyOperation(accounts))
			.add(AccountFeature.DEVICES, ListOperation.devices(accounts), new UpdateDeviceOperation(accounts),
					new ForgetDeviceOperation(accounts))
			.add(AccountFeature.SESSIONS, ListOperation.sessions(accounts), new EndSessionOperation(accounts))
			.add(AccountFeature.SIGN_OUT_EVERYWHERE, new SignOutEverywhereOperation(accounts))
			.add(AccountFeature.DELETE, new DeleteAccountOperation(accounts)).all;
	}

	private StandardOperations add(AccountFeature feature, AccountOperation... operations) {
		if (this.settings.has(feature)) {
			this.all.addAll(List.of(operations));
		}
		return this;
	}

}
