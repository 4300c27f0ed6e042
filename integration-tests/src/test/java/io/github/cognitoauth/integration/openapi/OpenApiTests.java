// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for the OpenAPI document of the jar, and for {@link OpenApi}, which holds
 * exchanges against it.
 */
class OpenApiTests {

	private static final Map<String, List<String>> JSON = Map.of("content-type", List.of("application/json"),
			"cache-control", List.of("no-store"), "content-language", List.of("en"));

	private static final Map<String, List<String>> PROBLEM = Map.of("content-type", List.of("application/problem+json"),
			"cache-control", List.of("no-store"), "content-language", List.of("en"));

	private static final String SIGNED_IN = "{\"status\":\"signed-in\",\"user\":{\"username\":\"alice\",\"groups\":[]}}";

	private final OpenApi api = OpenApi.shipped();

	@TestFactory
	Stream<DynamicTest> exampleWhenComparedWithItsSchemaThenIsValid() {
		List<DynamicTest> tests = new ArrayList<>();
		contents("", this.api.document(), tests);
		assertThat(tests).as("media types with examples").hasSizeGreaterThan(40);
		return tests.stream();
	}

	private void contents(String pointer, JsonNode node, List<DynamicTest> tests) {
		if (node.has("schema") && node.has("examples")) {
			tests.add(DynamicTest.dynamicTest(pointer, () -> examples(pointer, node)));
			return;
		}
		node.properties()
			.forEach((entry) -> contents(pointer + "/" + OpenApi.escape(entry.getKey()), entry.getValue(), tests));
	}

	private void examples(String pointer, JsonNode content) {
		assertThat(content.path("examples").size()).isPositive();
		content.path("examples")
			.properties()
			.forEach((example) -> assertThat(this.api.errors(pointer + "/schema", example.getValue().path("value")))
				.as(example.getKey())
				.isEmpty());
	}

	@Test
	void bodyWhenListedThenHasAnExample() {
		assertThat(this.api.operations().values()).isNotEmpty().allSatisfy((operation) -> {
			JsonNode described = this.api.at(operation.pointer());
			assertThat(described.path("summary").asString("")).isNotEmpty();
			JsonNode request = described.path("requestBody").path("content").path("application/json");
			assertThat(request.isMissingNode() || !request.path("examples").isEmpty()).as("request").isTrue();
			described.path("responses").propertyNames().forEach((status) -> {
				JsonNode content = this.api.at(operation.pointer() + "/responses/" + status).path("content");
				content.forEach((type) -> assertThat(type.path("examples").isEmpty()).as(status).isFalse());
			});
		});
	}

	@Test
	void exampleOfProblemWhenListedThenIsNamedByItsCodeAndHasTheStatusOfItsResponse() {
		Map<String, String> statuses = Map.of("BadRequest", "400", "Rejected", "401", "Forbidden", "403", "NotOffered",
				"404", "Gone", "410", "TooLarge", "413", "NotJson", "415", "Unprocessable", "422", "TooMany", "429",
				"Unavailable", "503");
		JsonNode responses = this.api.at("/components/responses");
		assertThat(responses.propertyNames()).containsExactlyInAnyOrderElementsOf(statuses.keySet());
		statuses.forEach((name, status) -> responses.path(name)
			.at("/content/application~1problem+json/examples")
			.properties()
			.forEach((example) -> {
				JsonNode problem = example.getValue().path("value");
				assertThat(problem.path("code").asString()).isEqualTo(example.getKey());
				assertThat(problem.path("type").asString()).endsWith(":" + example.getKey());
				assertThat(problem.path("status").asString()).as(example.getKey()).isEqualTo(status);
			}));
	}

	@Test
	void schemaWhenOfARequestThenIsClosedAndOfAnAnswerThenIsOpen() {
		List<String> wrong = new ArrayList<>();
		this.api.operations().values().forEach((operation) -> {
			JsonNode described = this.api.at(operation.pointer());
			SchemaWalk.of(this.api, (at, schema) -> {
				if (schema.has("properties") && !schema.has("additionalProperties")
						&& !schema.has("unevaluatedProperties") && !at.endsWith("/$ref")) {
					wrong.add(at + " is open");
				}
			}).walk(operation.id(), described.at("/requestBody/content/application~1json/schema"));
			described.path("responses")
				.propertyNames()
				.forEach((status) -> this.api.at(operation.pointer() + "/responses/" + status)
					.path("content")
					.forEach((type) -> SchemaWalk.of(this.api, (at, schema) -> {
						if (schema.has("unevaluatedProperties")
								|| (schema.has("additionalProperties") && schema.has("properties"))) {
							wrong.add(at + " is closed");
						}
					}).walk(operation.id() + " " + status, type.path("schema"))));
		});
		assertThat(wrong).isEmpty();
	}

	@Test
	void checkWhenAnswerIsAsDescribedThenAccepts() {
		this.api.check(post("{\"username\":\"alice\",\"password\":\"secret\"}", 200, JSON, SIGNED_IN));
		this.api.check(post("no JSON", 400, PROBLEM,
				"{\"type\":\"urn:cognito-auth:problem:bad-request\",\"title\":\"t\",\"status\":400,"
						+ "\"code\":\"bad-request\",\"new\":1}"));
		assertThat(this.api.seen()).containsExactlyInAnyOrder("sign-in 200", "sign-in 400");
	}

	@TestFactory
	Stream<DynamicTest> checkWhenExchangeIsNotAsDescribedThenFails() {
		String body = "{\"username\":\"alice\"}";
		return Stream.of(
				broken("unknown member was accepted",
						post("{\"username\":\"a\",\"user\":\"a\"}", 200, JSON, SIGNED_IN)),
				broken("member is missing", post(body, 200, JSON, "{\"status\":\"signed-in\"}")),
				broken("status is not described", post(body, 409, PROBLEM, "{}")),
				broken("media type is another",
						post(body, 200,
								Map.of("content-type", List.of("text/plain"), "cache-control", List.of("no-store"),
										"content-language", List.of("en")),
								SIGNED_IN)),
				broken("may be cached",
						post(body, 200,
								Map.of("content-type", List.of("application/json"), "content-language", List.of("en")),
								SIGNED_IN)),
				broken("time is none", post(body, 200, JSON, SIGNED_IN.replace("}}", "},\"expiresAt\":\"tomorrow\"}"))),
				broken("code is not explained",
						post(body, 400, PROBLEM,
								"{\"type\":\"urn:cognito-auth:problem:other\",\"title\":\"t\",\"status\":400,"
										+ "\"code\":\"other\"}")),
				broken("status differs",
						post(body, 400, PROBLEM,
								"{\"type\":\"urn:cognito-auth:problem:bad-request\",\"title\":\"t\",\"status\":401,"
										+ "\"code\":\"bad-request\"}")),
				broken("answer is not JSON", post(body, 200, JSON, "<html>")), broken("operation is not described",
						new Exchange("POST", "/auth/other", null, "", 200, JSON, SIGNED_IN)));
	}

	private DynamicTest broken(String name, Exchange exchange) {
		return DynamicTest.dynamicTest(name,
				() -> assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> this.api.check(exchange)));
	}

	private static Exchange post(String body, int status, Map<String, List<String>> headers, String answer) {
		return new Exchange("POST", "/auth/sign-in", "application/json", body, status, headers, answer);
	}

}
