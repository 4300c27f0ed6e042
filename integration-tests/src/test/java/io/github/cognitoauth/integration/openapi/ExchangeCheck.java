// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

/**
 * Holds one exchange against one operation.
 */
final class ExchangeCheck {

	static final String PROBLEM = "application/problem+json";

	private final OpenApi api;

	private final OpenApi.Operation operation;

	private final Exchange exchange;

	private ExchangeCheck(OpenApi api, OpenApi.Operation operation, Exchange exchange) {
		this.api = api;
		this.operation = operation;
		this.exchange = exchange;
	}

	static void check(OpenApi api, OpenApi.Operation operation, Exchange exchange) {
		ExchangeCheck check = new ExchangeCheck(api, operation, exchange);
		if (exchange.succeeded()) {
			check.request();
		}
		check.answer();
	}

	/** What is accepted must be what the document allows. */
	private void request() {
		JsonNode described = this.api.at(this.operation.pointer() + "/requestBody");
		if (described.isMissingNode()) {
			assertThat(this.exchange.requestBody()).as("body of %s, which takes none", this.exchange).isIn("", "{}");
			return;
		}
		assertThat(mediaType(this.exchange.requestType())).as("accepted media type of %s", this.exchange)
			.isIn(described.path("content").propertyNames());
		valid(this.operation.pointer() + "/requestBody/content/application~1json/schema",
				json(this.exchange.requestBody()), "the request, which was accepted");
	}

	private void answer() {
		String pointer = this.operation.pointer() + "/responses/" + this.exchange.status();
		JsonNode described = this.api.at(pointer);
		assertThat(described.isMissingNode()).as("%s: the document has no such status", this.exchange).isFalse();
		String resolved = this.api.document().at(pointer).path("$ref").asString("#" + pointer).substring(1);
		described.path("headers").properties().forEach((header) -> header(resolved, header));
		JsonNode content = described.path("content");
		if (content.isMissingNode()) {
			assertThat(this.exchange.body()).as("body of %s", this.exchange).isEmpty();
			return;
		}
		String type = mediaType(this.exchange.header("content-type").orElse(""));
		assertThat(content.propertyNames()).as("media type of %s", this.exchange).contains(type);
		JsonNode body = json(this.exchange.body());
		valid(resolved + "/content/" + OpenApi.escape(type) + "/schema", body, "the answer");
		if (type.equals(PROBLEM)) {
			problem(body, content.path(PROBLEM));
		}
	}

	private void header(String response, Map.Entry<String, JsonNode> header) {
		String value = this.exchange.header(header.getKey()).orElse(null);
		if (value == null) {
			assertThat(header.getValue().path("required").asBoolean(false))
				.as("header %s of %s is required", header.getKey(), this.exchange)
				.isFalse();
			return;
		}
		boolean number = header.getValue().path("schema").path("type").asString("").equals("integer");
		JsonNodeFactory nodes = JsonNodeFactory.instance;
		valid(response + "/headers/" + header.getKey() + "/schema",
				number ? nodes.numberNode(Long.parseLong(value)) : nodes.stringNode(value),
				"header " + header.getKey());
	}

	/** A code that may come is one that the document explains. */
	private void problem(JsonNode problem, JsonNode described) {
		assertThat(problem.path("status").asInt()).as("member status of %s", this.exchange)
			.isEqualTo(this.exchange.status());
		String code = problem.path("code").asString();
		assertThat(problem.path("type").asString()).as("type of %s", this.exchange)
			.isEqualTo("urn:cognito-auth:problem:" + code);
		Set<String> explained = new LinkedHashSet<>(described.path("examples").propertyNames());
		assertThat(explained).as("codes of %s", this.exchange).contains(code);
	}

	private void valid(String schema, JsonNode value, String what) {
		assertThat(this.api.errors(schema, value)).as("%s: %s against %s", this.exchange, what, schema).isEmpty();
	}

	private JsonNode json(String text) {
		try {
			return JsonMapper.shared().readTree(text);
		}
		catch (JacksonException ex) {
			return fail(this.exchange + ": a body is not JSON", ex);
		}
	}

	private static String mediaType(@Nullable String header) {
		return (header != null) ? header.replaceFirst(";.*", "").trim() : "";
	}

}
