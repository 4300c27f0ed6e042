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
		return new StandardOperations(settings)
			.add(AccountFeature.SIGN_UP, new SignUpOperation(accounts, settings), new ConfirmSignUpOperation(accounts),
					new ResendSignUpCodeOperation(accounts, settings))
			.add(AccountFeature.RESET_PASSWORD, new ForgotPasswordOperation(accounts, settings),
					new ResetPasswordOperation(accounts))
			.add(AccountFeature.CHANGE_PASSWORD, new ChangePasswordOperation(accounts, settings)).all;
	}

	private StandardOperations add(AccountFeature feature, AccountOperation... operations) {
		if (this.settings.has(feature)) {
			this.all.addAll(List.of(operations));
		}
		return this;
	}

}
