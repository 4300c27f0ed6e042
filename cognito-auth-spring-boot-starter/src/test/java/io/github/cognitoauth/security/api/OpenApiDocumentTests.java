// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link OpenApiDocument}.
 */
class OpenApiDocumentTests {

	private static final Set<String> SOME = Set.of("start", "sign-in", "account", "sign-out");

	private final OpenApiDocument whole = OpenApiDocument.load();

	@Test
	void ofWhenOperationsAreSwitchedOffThenNeitherTheyNorTheirPathsAreInIt() {
		OpenApiDocument some = this.whole.of("/auth", SOME, false);
		assertThat(some.operations()).containsExactlyInAnyOrderElementsOf(SOME);
		assertThat(json(some).path("paths").propertyNames()).containsExactlyInAnyOrder("/sign-in", "/sign-out",
				"/account");
		assertThat(json(some).at("/paths/~1account").propertyNames()).containsExactly("get");
		assertThat(this.whole.operations()).as("the document it came from").contains("refresh");
	}

	@Test
	void ofWhenBasePathIsAnotherThenServerHasIt() {
		JsonNode json = json(this.whole.of("/members/auth", SOME, false));
		assertThat(json.path("servers").size()).isOne();
		assertThat(json.at("/servers/0/url").asString()).isEqualTo("/members/auth");
	}

	@Test
	void ofWhenClientKeepsTokensThenNothingIsSaidOfSessionsAndForgedRequests() {
		JsonNode json = json(this.whole.of("/auth", SOME, false));
		assertThat(json.at("/paths/~1account/get/security").toString()).isEqualTo("[{\"accessToken\":[]}]");
		assertThat(json.at("/components/securitySchemes").propertyNames()).containsExactly("accessToken");
		assertThat(json.toString()).doesNotContain("X-XSRF-TOKEN");
	}

	@Test
	void ofWhenServerSessionKeepsTokensThenPostsTakeTheTokenOfTheCookie() {
		JsonNode json = json(this.whole.of("/auth", SOME, true));
		assertThat(json.at("/paths/~1account/get/security").toString()).isEqualTo("[{\"session\":[]}]");
		assertThat(json.at("/components/securitySchemes").propertyNames()).containsExactly("session");
		assertThat(json.at("/paths/~1sign-in/post/parameters").toString()).contains("X-XSRF-TOKEN");
		assertThat(json.at("/paths/~1sign-in/get/parameters").toString()).doesNotContain("X-XSRF-TOKEN");
	}

	@Test
	void codesWhenComparedWithThoseOfTheApiThenAreTheSameAtTheSameStatus() {
		Map<String, Integer> explained = new LinkedHashMap<>();
		for (JsonNode response : json(this.whole).at("/components/responses")) {
			response.at("/content/application~1problem+json/examples").properties().forEach((example) -> {
				int status = example.getValue().at("/value/status").asInt();
				// a body that is too large or no JSON is a bad request with a status of
				// its own
				explained.merge(example.getKey(), status, Math::min);
				assertThat(example.getValue().at("/value/title").asString()).as(example.getKey())
					.isEqualTo(titleOf(example.getKey()));
			});
		}
		assertThat(explained).isEqualTo(Arrays.stream(ApiProblemCode.values())
			.collect(Collectors.toMap(ApiProblemCode::code, (code) -> code.status().value())));
	}

	@Test
	void codesWhenComparedWithTheTableForClientsThenAreAllInIt() throws IOException {
		String table = Files.readString(Path.of("..", "docs", "sign-in-api.md"));
		assertThat(ApiProblemCode.values())
			.allSatisfy((code) -> assertThat(table.lines()).anySatisfy((line) -> assertThat(line).startsWith("| `")
				.contains("`" + code.code() + "`", String.valueOf(code.status().value()))));
	}

	private static String titleOf(String code) {
		return Arrays.stream(ApiProblemCode.values())
			.filter((candidate) -> candidate.code().equals(code))
			.map(ApiProblemCode::title)
			.findFirst()
			.orElse("the API has no such code");
	}

	private static JsonNode json(OpenApiDocument document) {
		return JsonMapper.shared().readTree(document.json());
	}

}
