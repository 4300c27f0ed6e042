// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import tools.jackson.databind.JsonNode;

/**
 * What both clients are asked for, and how ours is set up for it.
 */
abstract class SdkContracts {

	static final String POOL = "eu-west-1_Ab1Cd2Ef3";

	static final String CLIENT = "1example23456789";

	static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	static final String HASH = SecretHash.compute(SECRET, "alice", CLIENT);

	static final String TOKEN = "access.token.1";

	static final String DEVICE_KEY = "eu-west-1_0f6a3ab8-4be9-4c5a-9f3a-0c4a4c1e7d11";

	static final Map<String, String> METADATA_MAP = Map.of("tenant", "blue");

	static final RequestMetadata METADATA = RequestMetadata.ofClientMetadata(METADATA_MAP)
		.withUserContext("192.0.2.7", "encoded")
		.withAnalyticsEndpointId("endpoint-1");

	/** Long, so that a busy machine fails no test. */
	static final Duration TIMEOUT = Duration.ofMinutes(2);

	private final Supplier<String> baseUrl;

	/**
	 * Create them.
	 * @param baseUrl where both clients send their requests
	 */
	SdkContracts(Supplier<String> baseUrl) {
		this.baseUrl = baseUrl;
	}

	abstract List<Contract> all();

	static Contract contract(CognitoOperation operation, Supplier<Publisher<?>> ours,
			BiConsumer<CognitoIdentityProviderClient, JsonNode> theirs) {
		return new Contract(operation, null, ours, theirs);
	}

	CognitoClient client(@Nullable String secret) {
		return CognitoClient.builder()
			.clientId(CLIENT)
			.clientSecret(secret)
			.userPoolId(POOL)
			.endpoint(URI.create(this.baseUrl.get()))
			.retry(CognitoRetryPolicy.none())
			.requestTimeout(TIMEOUT)
			.build();
	}

	CognitoPasswordAuthenticator authenticator(@Nullable String secret) {
		return CognitoPasswordAuthenticator.builder().client(client(secret)).build();
	}

	CognitoUserAccounts accounts() {
		return CognitoUserAccounts.create(client(SECRET));
	}

	CognitoUserAccount account() {
		return accounts().forAccessToken(TOKEN);
	}

	static CognitoTokens tokens() {
		return CognitoTokens.builder(TOKEN, Instant.EPOCH, Duration.ofHours(1))
			.refreshToken("refresh-1")
			.loginName("alice")
			.deviceKey(DEVICE_KEY)
			.build();
	}

	static AttributeType attribute(String name, String value) {
		return AttributeType.builder().name(name).value(value).build();
	}

	static String text(JsonNode body, String structure, String member) {
		return body.get(structure).get(member).stringValue();
	}

	/**
	 * One operation, called both ways.
	 *
	 * @param operation the operation
	 * @param firstAnswer what InitiateAuth answers where a challenge must come first
	 * @param ours the call through this library
	 * @param theirs the call through the SDK, given our body for what is random
	 */
	record Contract(CognitoOperation operation, @Nullable String firstAnswer, Supplier<Publisher<?>> ours,
			BiConsumer<CognitoIdentityProviderClient, JsonNode> theirs) {

		@Override
		public String toString() {
			return this.operation.name();
		}

	}

}
