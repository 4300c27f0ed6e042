// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks an emulator what it has: {@code ListUserPools}, {@code ListUserPoolClients} and
 * {@code DescribeUserPoolClient}, which AWS answers to signed requests only and emulators
 * answer to anybody. Blocks, for some seconds at most, so it is for start-up.
 */
final class EmulatorLookup {

	private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

	private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);

	private static final int OK = 200;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final URI endpoint;

	EmulatorLookup(URI endpoint) {
		this.endpoint = endpoint;
	}

	String onlyUserPool() {
		return only("user-pool-id", "user pools",
				ask("user-pool-id", "ListUserPools", Map.of("MaxResults", 2)).path("UserPools"), "Id");
	}

	String onlyClient(String userPoolId) {
		return only("client-id", "app clients",
				ask("client-id", "ListUserPoolClients",
						Map.<String, Object>of("UserPoolId", userPoolId, "MaxResults", 2))
					.path("UserPoolClients"),
				"ClientId");
	}

	List<String> secrets(String userPoolId, String clientId) {
		JsonNode secret = ask("client-secret", "DescribeUserPoolClient",
				Map.of("UserPoolId", userPoolId, "ClientId", clientId))
			.path("UserPoolClient")
			.path("ClientSecret");
		return secret.isString() ? List.of(secret.stringValue()) : List.of();
	}

	private String only(String label, String what, JsonNode found, String member) {
		if (found.size() != 1) {
			throw problem(label, (found.isEmpty() ? "no " : "several ") + what + " are there");
		}
		return found.path(0).path(member).asString();
	}

	private JsonNode ask(String label, String operation, Map<String, Object> body) {
		HttpRequest request = HttpRequest.newBuilder(this.endpoint)
			.timeout(REQUEST_TIMEOUT)
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
			.POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)))
			.build();
		try {
			HttpResponse<byte[]> response = HttpClient.newBuilder()
				.connectTimeout(CONNECT_TIMEOUT)
				.build()
				.send(request, HttpResponse.BodyHandlers.ofByteArray());
			if (response.statusCode() != OK) {
				throw problem(label, operation + " was answered with HTTP " + response.statusCode());
			}
			return MAPPER.readTree(response.body());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw problem(label, operation + " was interrupted");
		}
		catch (IOException | JacksonException ex) {
			throw problem(label, operation + " failed (" + ex.getClass().getSimpleName() + ")");
		}
	}

	private CognitoConfigurationException problem(String label, String why) {
		String name = EmulatorPool.LABEL_PREFIX + label;
		return new CognitoConfigurationException(name,
				"is no label of the emulator at " + this.endpoint + ", and could not be looked up: " + why,
				"Label the container with '%s', or let the emulator have exactly one user pool with one app client."
					.formatted(name));
	}

}
