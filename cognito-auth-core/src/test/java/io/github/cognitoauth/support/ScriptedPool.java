// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.support;

import java.net.URI;
import java.time.Duration;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.ScenarioMappingBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * WireMock in the place of the service. Answers of one operation are given in the order
 * in which they were scripted; the last one is repeated.
 */
public final class ScriptedPool implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

	public static final String CLIENT_ID = "1example23456789";

	public static final String CLIENT_SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	public static final String USER_POOL_ID = "eu-west-1_Ab1Cd2Ef3";

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private int scripted;

	@Override
	public void beforeAll(ExtensionContext context) {
		this.server.start();
	}

	@Override
	public void beforeEach(ExtensionContext context) {
		this.server.resetAll();
	}

	@Override
	public void afterAll(ExtensionContext context) {
		this.server.stop();
	}

	public URI uri() {
		return URI.create(this.server.baseUrl());
	}

	/** A client without secret that never repeats a call. */
	public CognitoClientBuilder client() {
		return CognitoClient.builder()
			.clientId(CLIENT_ID)
			.userPoolId(USER_POOL_ID)
			.endpoint(uri())
			.retry(CognitoRetryPolicy.none())
			.requestTimeout(Duration.ofSeconds(30));
	}

	/** Answer with HTTP 200, each time with the next of the bodies. */
	public void answer(CognitoOperation operation, String... bodies) {
		ResponseDefinitionBuilder[] responses = new ResponseDefinitionBuilder[bodies.length];
		for (int i = 0; i < bodies.length; i++) {
			responses[i] = ok(bodies[i]);
		}
		answer(operation, responses);
	}

	public void answer(CognitoOperation operation, ResponseDefinitionBuilder... responses) {
		String scenario = operation + "#" + this.scripted++;
		for (int i = 0; i < responses.length; i++) {
			boolean last = i == responses.length - 1;
			ScenarioMappingBuilder mapping = WireMock.post("/")
				.withHeader("X-Amz-Target", WireMock.equalTo(operation.target()))
				.inScenario(scenario)
				.whenScenarioStateIs((i == 0) ? Scenario.STARTED : String.valueOf(i))
				.willReturn(responses[i]);
			this.server.stubFor(last ? mapping : mapping.willSetStateTo(String.valueOf(i + 1)));
		}
	}

	public static ResponseDefinitionBuilder ok(String body) {
		return WireMock.aResponse().withHeader("Content-Type", "application/x-amz-json-1.1").withBody(body);
	}

	public static ResponseDefinitionBuilder error(String type, @Nullable String message) {
		String body = MAPPER.createObjectNode().put("__type", type).put("message", message).toString();
		return WireMock.aResponse()
			.withStatus(type.startsWith("Internal") ? 500 : 400)
			.withHeader("Content-Type", "application/x-amz-json-1.1")
			.withHeader("x-amzn-ErrorType", type + ":")
			.withHeader("x-amzn-RequestId", "0c5b1d3a-5f6e-4a57-9d39-6d1f4bd1a111")
			.withBody(body);
	}

	/** The requests for one operation, oldest first. */
	public List<LoggedRequest> requests(CognitoOperation operation) {
		return this.server.findAll(WireMock.postRequestedFor(WireMock.urlEqualTo("/"))
			.withHeader("X-Amz-Target", WireMock.equalTo(operation.target())));
	}

	public List<LoggedRequest> requests() {
		return this.server.findAll(WireMock.anyRequestedFor(WireMock.anyUrl()));
	}

	public JsonNode lastBody(CognitoOperation operation) {
		List<LoggedRequest> requests = requests(operation);
		return json(requests.get(requests.size() - 1).getBodyAsString());
	}

	public JsonNode body(CognitoOperation operation, int index) {
		return json(requests(operation).get(index).getBodyAsString());
	}

	public WireMockServer server() {
		return this.server;
	}

	public static JsonNode json(String text) {
		return MAPPER.readTree(text);
	}

}
