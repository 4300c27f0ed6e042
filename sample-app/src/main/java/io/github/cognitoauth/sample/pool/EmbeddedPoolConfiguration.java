// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.CognitoConnectionDetails;
import io.github.cognitoauth.autoconfigure.CognitoProperties;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/**
 * Starts a user pool inside the process and points the starter at it.
 */
@Configuration(proxyBeanMethods = false)
@Profile("embedded")
class EmbeddedPoolConfiguration {

	/** The shortest life that Cognito allows, so that refreshes can be watched. */
	static final Duration TOKEN_LIFETIME = Duration.ofMinutes(5);

	/** How many a user can have at once, the most that Cognito allows. */
	private static final int SESSIONS = 100;

	private static final String CLIENT_ID = "4demo5client6with7every8flow";

	@Bean(destroyMethod = "close")
	CognitoUserPoolServer userPool(@Value("${demo.pool.port:0}") int port,
			@Value("${cognito.service-accounts.worker.username}") String worker,
			@Value("${cognito.service-accounts.worker.password}") String workerPassword) {
		CognitoUserPoolServerBuilder pool = CognitoUserPoolServer.builder()
			.port(port)
			.region("eu-west-1")
			.userPoolId("eu-west-1_DemoPool1")
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA, MfaFactor.EMAIL_OTP, MfaFactor.SOFTWARE_TOKEN_MFA)
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.userSessions(SESSIONS)
			.customAuthentication(
					CustomAuthentication.question(Map.of("question", DemoUsers.QUESTION), DemoUsers.ANSWER))
			.client(CLIENT_ID, (client) -> client.tokenLifetime(TOKEN_LIFETIME))
			.user(worker, (user) -> user.password(workerPassword));
		DemoUsers.all().forEach((user) -> pool.user(user.username(), user.settings()));
		return pool.start();
	}

	@Bean
	CognitoConnectionDetails embeddedPoolConnectionDetails(CognitoUserPoolServer userPool,
			@Value("${cognito.replica.region:}") String replica) {
		return new EmbeddedPoolConnectionDetails(userPool, replica);
	}

	@Bean
	CognitoPasswordAuthenticator flowPerUserAuthenticator(CognitoClient client, CognitoProperties properties) {
		return new FlowPerUserAuthenticator(CognitoPasswordAuthenticator.builder()
			.client(client)
			.flow(properties.getSignIn().getFlow().authFlow())
			.build());
	}

}
