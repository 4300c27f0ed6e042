// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

import tools.jackson.databind.JsonNode;

/**
 * Visits a schema and all that it is made of, each reference once.
 */
final class SchemaWalk {

	private final OpenApi api;

	private final BiConsumer<String, JsonNode> visitor;

	private final Set<String> visited = new HashSet<>();

	private SchemaWalk(OpenApi api, BiConsumer<String, JsonNode> visitor) {
		this.api = api;
		this.visitor = visitor;
	}

	static SchemaWalk of(OpenApi api, BiConsumer<String, JsonNode> visitor) {
		return new SchemaWalk(api, visitor);
	}

	void walk(String at, JsonNode schema) {
		if (!schema.isObject()) {
			return;
		}
		this.visitor.accept(at, schema);
		String reference = schema.path("$ref").asString("");
		if (!reference.isEmpty() && this.visited.add(reference)) {
			walk(at + "/$ref", this.api.at(reference.substring(1)));
		}
		schema.path("properties").properties().forEach((entry) -> walk(at + "/" + entry.getKey(), entry.getValue()));
		walk(at + "/[]", schema.path("items"));
		walk(at + "/*", schema.path("additionalProperties"));
		for (String many : List.of("oneOf", "anyOf", "allOf")) {
			for (int i = 0; i < schema.path(many).size(); i++) {
				walk(at + "/" + many + i, schema.path(many).path(i));
			}
		}
	}

}
