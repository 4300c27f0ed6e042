// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticatorBuilder;
import io.github.cognitoauth.autoconfigure.UserPoolFactory;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;

import org.springframework.beans.factory.ObjectProvider;

/** What service accounts need of user pools. */
final class ServiceAccountPools {

	private final ConfiguredUserPools configured;

	private final CognitoUserPools pools;

	private final UserPoolFactory factory;

	private final ObjectProvider<CognitoClientBuilder> mainClients;

	ServiceAccountPools(ConfiguredUserPools configured, CognitoUserPools pools, UserPoolFactory factory,
			ObjectProvider<CognitoClientBuilder> mainClients) {
		this.configured = configured;
		this.pools = pools;
		this.factory = factory;
		this.mainClients = mainClients;
	}

	CognitoClient client(String pool) {
		return this.pools.get(pool).client();
	}

	/** For an app client of the account's own. */
	CognitoClientBuilder clientBuilder(String pool) {
		// the application can have a builder of its own for the main pool
		return pool.equals(CognitoUserPools.MAIN) ? this.mainClients.getObject()
				: this.factory.clientBuilder(this.configured.settings(pool));
	}

	CognitoPasswordAuthenticatorBuilder authenticatorBuilder(String pool, CognitoClient client) {
		return UserPoolFactory.authenticatorBuilder(this.configured.settings(pool), client);
	}

}
