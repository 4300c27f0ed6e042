// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.LinkedHashSet;
import java.util.Set;

import io.github.cognitoauth.token.CognitoTokenProviders;

/** Finds the accounts without whose tokens the application must not start. */
final class FailFastAccounts {

	private FailFastAccounts() {
	}

	static Set<String> of(CognitoTokenProviders providers, CognitoServiceAccountsProperties properties) {
		Set<String> names = new LinkedHashSet<>();
		properties.getServiceAccounts().forEach((name, account) -> {
			if (account.isFailFast() && providers.find(name) != null) {
				names.add(name);
			}
		});
		return names;
	}

}
