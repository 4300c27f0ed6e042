// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.net.URI;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.integration.openapi.OpenApi.Operation;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that finds every address in the document, names operations by their id, and
 * knows no challenge.
 */
final class BlackBoxClient {

	private static final int MOST_STEPS = 10;

	private final OpenApi api;

	private final ApiClient http;

	private @Nullable JsonNode session;

	BlackBoxClient(URI server, OpenApi api) {
		this.api = api;
		this.http = new ApiClient(server, api);
	}

	Answer call(String operationId, @Nullable Object body) {
		return call(operationId, Map.of(), body);
	}

	Answer call(String operationId, Map<String, String> variables, @Nullable Object body) {
		Operation operation = this.api.operations().get(operationId);
		assertThat(operation).as("operation %s of the document", operationId).isNotNull();
		String path = operation.path();
		for (Map.Entry<String, String> variable : variables.entrySet()) {
			path = path.replace("{" + variable.getKey() + "}", variable.getValue());
		}
		return this.http.json(operation.method().toUpperCase(Locale.ROOT), path, body);
	}

	/** Sign in through whatever is asked, and use the access token from now on. */
	JsonNode signIn(Person person) {
		JsonNode form = call("start", null).json().path("form");
		return finish(call("sign-in", person.fill(form)), person);
	}

	/** Answer what is asked until somebody is signed in. */
	JsonNode finish(Answer first, Person person) {
		Answer answer = first;
		for (int step = 0; step < MOST_STEPS && answer.text("/status").equals("challenge"); step++) {
			JsonNode challenge = answer.json().path("challenge");
			answer = call("answer",
					Map.of("handle", challenge.path("handle").asString(), "answer", person.fill(challenge)));
		}
		assertThat(answer.text("/status")).as("%s: %s", person.username(), answer.text("/code")).isEqualTo("signed-in");
		keep(answer.json());
		return answer.json();
	}

	private void keep(JsonNode signedIn) {
		this.session = signedIn.at("/tokens/session");
		this.http.bearer(signedIn.at("/tokens/accessToken").asString());
	}

	/** Refresh, and use the new access token from now on. */
	Answer refresh() {
		Answer answer = call("refresh", session());
		if (answer.status() == 200) {
			keep(answer.json());
		}
		return answer;
	}

	Answer signOut() {
		return call("sign-out", session());
	}

	private Map<String, Object> session() {
		assertThat(this.session).as("session").isNotNull();
		return Map.of("session", this.session);
	}

}
