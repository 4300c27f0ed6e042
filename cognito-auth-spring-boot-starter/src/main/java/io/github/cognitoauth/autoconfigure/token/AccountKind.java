// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties.AccountType;

import org.springframework.util.StringUtils;

/** Finds out what kind of account the properties mean. */
final class AccountKind {

	private AccountKind() {
	}

	static AccountType of(ServiceAccountProperties account) {
		AccountType type = account.getType();
		if (type != null) {
			return type;
		}
		return (!account.getScopes().isEmpty() && !StringUtils.hasText(account.getUsername())) ? AccountType.CLIENT
				: AccountType.PASSWORD;
	}

}
