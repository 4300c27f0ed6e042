// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.function.Consumer;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The AWS SDK for Java as the client of a pool: an implementation that is not ours.
 */
final class AwsSdk {

	private AwsSdk() {
	}

	static CognitoIdentityProviderClient client(CognitoUserPoolServer pool) {
		return CognitoIdentityProviderClient.builder()
			.endpointOverride(pool.endpoint())
			.region(Region.of(pool.region()))
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.httpClientBuilder(UrlConnectionHttpClient.builder())
			.overrideConfiguration((configuration) -> configuration.retryStrategy(AwsRetryStrategy.doNotRetry()))
			.build();
	}

	static Consumer<InitiateAuthRequest.Builder> password(CognitoUserPoolServer pool, String username,
			String password) {
		return initiate(pool, "USER_PASSWORD_AUTH", Map.of("USERNAME", username, "PASSWORD", password));
	}

	static Consumer<InitiateAuthRequest.Builder> initiate(CognitoUserPoolServer pool, String flow,
			Map<String, String> parameters) {
		return (request) -> request.clientId(pool.clientId()).authFlow(flow).authParameters(parameters);
	}

	static RespondToAuthChallengeResponse respond(CognitoIdentityProviderClient client, CognitoUserPoolServer pool,
			InitiateAuthResponse to, Map<String, String> responses) {
		return client.respondToAuthChallenge((request) -> request.clientId(pool.clientId())
			.challengeName(to.challengeName())
			.session(to.session())
			.challengeResponses(responses));
	}

	static String secretHash(String secret, String username, String clientId) {
		return Base64.getEncoder()
			.encodeToString(Secrets.hmac(secret.getBytes(StandardCharsets.UTF_8),
					(username + clientId).getBytes(StandardCharsets.UTF_8)));
	}

	static void assertError(ThrowingCallable call, String type, String message) {
		CognitoIdentityProviderException error = catchThrowableOfType(CognitoIdentityProviderException.class, call);
		assertThat(error).as("an error of type " + type).isNotNull();
		assertThat(error.awsErrorDetails().errorCode()).isEqualTo(type);
		assertThat(error.awsErrorDetails().errorMessage()).contains(message);
	}

}
