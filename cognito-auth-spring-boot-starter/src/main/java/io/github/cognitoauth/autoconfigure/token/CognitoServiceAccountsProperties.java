// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the accounts that this application signs in with by itself.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoServiceAccountsProperties {

	/**
	 * Service accounts by name.
	 */
	private final Map<String, ServiceAccountProperties> serviceAccounts = new LinkedHashMap<>();

	public Map<String, ServiceAccountProperties> getServiceAccounts() {
		return this.serviceAccounts;
	}

	/**
	 * Return the user pool of an account.
	 * @param properties the accounts, or {@code null} if none are configured
	 * @param account the name of the account
	 * @return the name of the pool, which is the main one of accounts that are not
	 * configured by properties
	 */
	public static String pool(@Nullable CognitoServiceAccountsProperties properties, String account) {
		ServiceAccountProperties found = (properties != null) ? properties.serviceAccounts.get(account) : null;
		return (found != null) ? ServiceAccounts.pool(found) : CognitoUserPools.MAIN;
	}

}
