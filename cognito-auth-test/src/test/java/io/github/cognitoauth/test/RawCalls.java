// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls of a pool as plain JSON, for what no SDK sends.
 */
final class RawCalls {

	private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

	private final CognitoUserPoolServer pool;

	private final URI endpoint;

	RawCalls(CognitoUserPoolServer pool) {
		this(pool, pool.endpoint());
	}

	RawCalls(CognitoUserPoolServer pool, URI endpoint) {
		this.pool = pool;
		this.endpoint = endpoint;
	}

	JsonNode ok(String operation, Map<String, ?> members) {
		HttpResponse<String> answer = call(operation, members);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return answer.body().isEmpty() ? JsonMapper.shared().createObjectNode()
				: JsonMapper.shared().readTree(answer.body());
	}

	void refused(String operation, Map<String, ?> members, String type, String message) {
		HttpResponse<String> answer = call(operation, members);
		assertThat(answer.body()).contains("\"__type\":\"" + type + "\"").contains(message);
		assertThat(answer.statusCode()).isEqualTo(400);
	}

	/**
	 * Begins a choice-based sign-in.
	 * @param username the user name
	 * @param parameters further parameters, key and value in turns
	 * @return the answer
	 */
	JsonNode userAuth(String username, String... parameters) {
		return ok("InitiateAuth", initiate("USER_AUTH", username, parameters));
	}

	Map<String, Object> initiate(String flow, String username, String... parameters) {
		return Map.of("ClientId", this.pool.clientId(), "AuthFlow", flow, "AuthParameters", map(username, parameters));
	}

	JsonNode respond(JsonNode challenge, String username, String... responses) {
		Map<String, Object> members = new HashMap<>();
		members.put("ClientId", this.pool.clientId());
		members.put("ChallengeName", challenge.path("ChallengeName").asString());
		members.put("Session", challenge.path("Session").asString());
		members.put("ChallengeResponses", map(username, responses));
		return ok("RespondToAuthChallenge", members);
	}

	static JsonNode json(String text) {
		return JsonMapper.shared().readTree(text);
	}

	static Map<String, String> map(String username, String... more) {
		Map<String, String> map = new HashMap<>();
		map.put("USERNAME", username);
		for (int i = 0; i < more.length; i += 2) {
			map.put(more[i], more[i + 1]);
		}
		return map;
	}

	private HttpResponse<String> call(String operation, Map<String, ?> members) {
		try {
			return this.client.send(HttpRequest.newBuilder(this.endpoint)
				.header("Content-Type", "application/x-amz-json-1.1")
				.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
				.header("User-Agent",
						"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/125.0.0.0 Safari/537.36")
				.POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(members)))
				.build(), HttpResponse.BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
