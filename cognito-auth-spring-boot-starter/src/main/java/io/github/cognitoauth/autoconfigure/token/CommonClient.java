// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.PoolSettings;

/**
 * What is known of the app client that the accounts of a user pool share before there is
 * a client.
 *
 * @param prefix what the properties of the user pool begin with, with the dot
 * @param id the id, or empty if there is none, which is reported elsewhere
 * @param mayHaveSecret whether it has a secret or may get one from code
 */
record CommonClient(String prefix, String id, boolean mayHaveSecret) {

	static CommonClient of(PoolSettings pool, boolean customized) {
		return new CommonClient(pool.prefix(), id(pool.details()),
				customized || !pool.details().getClientSecrets().isEmpty());
	}

	private static String id(CognitoConnectionDetails details) {
		try {
			return details.getClientId();
		}
		catch (CognitoConfigurationException ex) {
			return "";
		}
	}

}
