// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolConnectionDetails;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;

import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts a second user pool inside the process, that of a partner, and points the name
 * {@code partner} at it. Whoever asks for a pool without naming it gets the main one.
 */
@Configuration(proxyBeanMethods = false)
@Profile("embedded & tenants")
class PartnerPoolConfiguration {

	static final String NAME = "partner";

	@Bean(defaultCandidate = false, destroyMethod = "close")
	@Qualifier(NAME)
	CognitoUserPoolServer partnerUserPool(@Value("${cognito.user-pools.partner.user-pool-id}") String userPoolId,
			@Value("${cognito.user-pools.partner.client-id}") String clientId) {
		CognitoUserPoolServerBuilder pool = CognitoUserPoolServer.builder()
			.userPoolId(userPoolId)
			.client(clientId, (client) -> client.tokenLifetime(EmbeddedPoolConfiguration.TOKEN_LIFETIME));
		DemoUsers.ofPartner().forEach((user) -> pool.user(user.username(), user.settings()));
		return pool.start();
	}

	@Bean
	CognitoUserPoolConnectionDetails partnerPoolConnectionDetails(@Qualifier(NAME) CognitoUserPoolServer pool) {
		return CognitoUserPoolConnectionDetails.of(NAME, new EmbeddedPoolConnectionDetails(pool, ""));
	}

}
