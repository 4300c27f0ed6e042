// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import tools.jackson.databind.JsonNode;

/**
 * What in a newer document breaks clients that were written for an older one. An answer
 * may get more, a request may demand less.
 */
final class BreakingChanges {

	private final OpenApi before;

	private final OpenApi after;

	private final List<String> found = new ArrayList<>();

	private final Set<String> compared = new HashSet<>();

	private BreakingChanges(OpenApi before, OpenApi after) {
		this.before = before;
		this.after = after;
	}

	static List<String> between(OpenApi before, OpenApi after) {
		BreakingChanges changes = new BreakingChanges(before, after);
		before.operations().values().forEach(changes::operation);
		return List.copyOf(changes.found);
	}

	private void operation(OpenApi.Operation old) {
		OpenApi.Operation now = this.after.operations().get(old.id());
		if (now == null) {
			this.found.add(old.id() + ": the operation is gone");
			return;
		}
		if (!now.pointer().equals(old.pointer())) {
			this.found.add(old.id() + ": has moved to " + now.method() + " " + now.path());
		}
		JsonNode oldBody = this.before.at(old.pointer() + "/requestBody");
		JsonNode newBody = this.after.at(now.pointer() + "/requestBody");
		if (oldBody.isMissingNode() != newBody.isMissingNode()) {
			this.found.add(old.id() + ": takes a body or takes none any more");
		}
		contents(old.id() + " request", oldBody, newBody, true);
		this.before.at(old.pointer() + "/responses").propertyNames().forEach((status) -> {
			String where = old.id() + " " + status;
			JsonNode oldAnswer = this.before.at(old.pointer() + "/responses/" + status);
			JsonNode newAnswer = this.after.at(now.pointer() + "/responses/" + status);
			if (newAnswer.isMissingNode()) {
				this.found.add(where + ": the status is gone");
				return;
			}
			gone(where + " headers", oldAnswer.path("headers"), newAnswer.path("headers"));
			contents(where, oldAnswer, newAnswer, false);
		});
	}

	private void contents(String where, JsonNode old, JsonNode now, boolean request) {
		gone(where + " media types", old.path("content"), now.path("content"));
		old.path("content").properties().forEach((type) -> {
			JsonNode other = now.path("content").path(type.getKey());
			if (type.getKey().equals(ExchangeCheck.PROBLEM)) {
				gone(where + " codes", type.getValue().path("examples"), other.path("examples"));
			}
			if (!other.isMissingNode()) {
				schema(where, type.getValue().path("schema"), other.path("schema"), request);
			}
		});
	}

	private void schema(String where, JsonNode oldSchema, JsonNode newSchema, boolean request) {
		JsonNode old = resolve(this.before, oldSchema);
		JsonNode now = resolve(this.after, newSchema);
		String pair = request + old.toString();
		if (oldSchema.has("$ref") && !this.compared.add(pair + now)) {
			return;
		}
		values(where + " type", texts(old.path("type")), texts(now.path("type")), request);
		values(where + " values", constants(old), constants(now), request);
		members(where, old, now, request);
		if (old.has("items") && now.has("items")) {
			schema(where + "/[]", old.path("items"), now.path("items"), request);
		}
		if (old.path("additionalProperties").isObject() && now.path("additionalProperties").isObject()) {
			schema(where + "/*", old.path("additionalProperties"), now.path("additionalProperties"), request);
		}
		oneOf(where, old, now, request);
		bounds(where, old, now, request);
	}

	private void members(String where, JsonNode old, JsonNode now, boolean request) {
		gone(where + " members", old.path("properties"), now.path("properties"));
		Set<String> demandedBefore = texts(old.path("required"));
		Set<String> demandedNow = texts(now.path("required"));
		Set<String> changed = new HashSet<>(request ? demandedNow : demandedBefore);
		changed.removeAll(request ? demandedBefore : demandedNow);
		changed.forEach((name) -> this.found
			.add(where + "/" + name + (request ? ": must be sent now" : ": may be absent now")));
		old.path("properties").properties().forEach((member) -> {
			JsonNode other = now.path("properties").path(member.getKey());
			if (!other.isMissingNode()) {
				schema(where + "/" + member.getKey(), member.getValue(), other, request);
			}
		});
	}

	/** Alternatives are told apart by their status. */
	private void oneOf(String where, JsonNode old, JsonNode now, boolean request) {
		gone(where + " alternatives", old.at("/discriminator/mapping"), now.at("/discriminator/mapping"));
		old.at("/discriminator/mapping").properties().forEach((entry) -> {
			JsonNode other = now.at("/discriminator/mapping").path(entry.getKey());
			if (!other.isMissingNode()) {
				schema(where + "/" + entry.getKey(), this.before.at(entry.getValue().asString().substring(1)),
						this.after.at(other.asString().substring(1)), request);
			}
		});
	}

	/** What was small enough before must be small enough now. */
	private void bounds(String where, JsonNode old, JsonNode now, boolean request) {
		for (String bound : List.of("maxLength", "maxProperties", "maximum", "minLength", "minProperties", "minimum")) {
			boolean upper = bound.startsWith("max");
			int none = upper ? Integer.MAX_VALUE : Integer.MIN_VALUE;
			int before = old.path(bound).asInt(none);
			int after = now.path(bound).asInt(none);
			boolean narrower = upper ? after < before : after > before;
			if (request && narrower) {
				this.found.add(where + ": " + bound + " is narrower");
			}
		}
	}

	/** An answer with a value that nobody knew, or a request whose value is refused. */
	private void values(String where, Set<String> old, Set<String> now, boolean request) {
		Set<String> breaking = new HashSet<>(request ? old : now);
		breaking.removeAll(request ? now : old);
		boolean all = request ? now.isEmpty() : old.isEmpty();
		if (!breaking.isEmpty() && !all) {
			this.found.add(where + (request ? ": refused now: " : ": new: ") + breaking);
		}
		if (!request && !old.isEmpty() && now.isEmpty()) {
			this.found.add(where + ": anything now");
		}
		if (!now.containsAll(old) && !request) {
			this.found.add(where + ": gone: " + old);
		}
	}

	private void gone(String where, JsonNode old, JsonNode now) {
		Set<String> names = new HashSet<>(old.propertyNames());
		names.removeAll(now.propertyNames());
		names.forEach((name) -> this.found.add(where + ": " + name + " is gone"));
	}

	private static Set<String> constants(JsonNode schema) {
		return schema.has("const") ? Set.of(schema.path("const").asString()) : texts(schema.path("enum"));
	}

	private static Set<String> texts(JsonNode node) {
		Set<String> texts = new HashSet<>();
		if (node.isString()) {
			texts.add(node.asString());
		}
		if (node.isArray()) {
			node.forEach((item) -> texts.add(item.asString()));
		}
		return texts;
	}

	private static JsonNode resolve(OpenApi api, JsonNode schema) {
		return schema.has("$ref") ? api.at(schema.path("$ref").asString().substring(1)) : schema;
	}

}
