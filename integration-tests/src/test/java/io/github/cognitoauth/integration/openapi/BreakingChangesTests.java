// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Clients of the last release go on working: the document is compared with the one in
 * {@code config/api}, which each release replaces.
 */
class BreakingChangesTests {

	private static final Path RELEASED = Path.of("..", "config", "api", "openapi.json");

	private final OpenApi shipped = OpenApi.shipped();

	@Test
	void documentWhenComparedWithThatOfTheLastReleaseThenBreaksNoClient() throws IOException {
		OpenApi released = OpenApi.of(Files.readString(RELEASED, StandardCharsets.UTF_8));
		assertThat(BreakingChanges.between(released, this.shipped))
			.as("Clients of the last release break; before the first one copy the document to config/api")
			.isEmpty();
	}

	@TestFactory
	Stream<DynamicTest> documentWhenChangedThenBreakingChangesAreFound() {
		return Stream.of(
				breaking("path", (api) -> object(api, "/paths").remove("/refresh"), "refresh: the operation is gone"),
				breaking("operation", (api) -> object(api, "/paths/~1account").remove("delete"),
						"delete-account: the operation is gone"),
				breaking("status", (api) -> object(api, "/paths/~1sign-up/post/responses").remove("200"),
						"sign-up 200: the status is gone"),
				breaking("member of an answer",
						(api) -> object(api, "/components/schemas/Tokens/properties").remove("idToken"),
						"tokens members: idToken is gone"),
				breaking("member that was always there",
						(api) -> ((ArrayNode) api.at("/components/schemas/User/required")).remove(1),
						"user/groups: may be absent now"),
				breaking("type of a member",
						(api) -> object(api, "/components/schemas/Tokens/properties/expiresIn").put("type", "string"),
						"expiresIn type: new: [string]"),
				breaking("new value",
						(api) -> ((ArrayNode) api.at("/components/schemas/Start/properties/mode/enum")).add("both"),
						"mode values: new: [both]"),
				breaking("value",
						(api) -> ((ArrayNode) api.at("/components/schemas/Start/properties/mode/enum")).remove(0),
						"mode values: gone"),
				breaking("alternative",
						(api) -> object(api, "/components/schemas/Result/discriminator/mapping").remove("challenge"),
						"alternatives: challenge is gone"),
				breaking("code of a problem",
						(api) -> object(api, "/components/responses/Gone/content/application~1problem+json/examples")
							.remove("challenge-gone"),
						"codes: challenge-gone is gone"),
				breaking("member of a request",
						(api) -> object(api, request("sign-up", "/properties")).remove("attributes"),
						"sign-up request members: attributes is gone"),
				breaking("demand", (api) -> ((ArrayNode) api.at(request("sign-up", "/required"))).add("attributes"),
						"sign-up request/attributes: must be sent now"),
				breaking("bound", (api) -> object(api, request("sign-in", "/properties/username")).put("maxLength", 20),
						"sign-in request/username: maxLength is narrower"));
	}

	@Test
	void documentWhenAnswerHasMoreAndRequestDemandsLessThenNothingBreaks() {
		ObjectNode changed = copy();
		object(changed, "/components/schemas/Tokens/properties").putObject("scope").put("type", "string");
		object(changed, request("sign-in", "/properties")).putObject("flow").put("type", "string");
		((ArrayNode) changed.at(request("password/reset", "/required"))).remove(1);
		object(changed, request("sign-in", "/properties/username")).put("maxLength", 200);
		((ArrayNode) changed.at("/components/schemas/Attribute/required")).add("verified");
		object(changed, "/paths").set("/account/history", changed.at("/paths/~1account~1devices").deepCopy());
		object(changed, "/paths/~1account~1history/get").put("operationId", "history");
		assertThat(BreakingChanges.between(this.shipped, OpenApi.of(changed.toString()))).isEmpty();
	}

	private DynamicTest breaking(String name, Consumer<ObjectNode> change, String found) {
		return DynamicTest.dynamicTest(name, () -> {
			ObjectNode changed = copy();
			change.accept(changed);
			assertThat(BreakingChanges.between(this.shipped, OpenApi.of(changed.toString())))
				.anySatisfy((line) -> assertThat(line).contains(found));
		});
	}

	private ObjectNode copy() {
		return (ObjectNode) JsonMapper.shared().readTree(this.shipped.document().toString());
	}

	private static String request(String path, String below) {
		return "/paths/" + OpenApi.escape("/" + path) + "/post/requestBody/content/application~1json/schema" + below;
	}

	private static ObjectNode object(JsonNode api, String pointer) {
		return (ObjectNode) api.at(pointer);
	}

}
