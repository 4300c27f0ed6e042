// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.security.flow.TextJson;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** {@link PageState} as JSON. */
final class PageStateJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** The form of what is stored. */
	private static final int V1 = 1;

	private PageStateJson() {
	}

	static String write(PageState state) {
		ObjectNode json = JsonNodeFactory.instance.objectNode();
		json.put("v", V1);
		put(json, "prefix", state.prefix());
		put(json, "username", state.username());
		put(json, "signUpSession", state.signUpSession());
		put(json, "owner", state.owner());
		put(json, "continueTo", state.continueTo());
		if (state.signedIn()) {
			json.put("signedIn", true);
		}
		put(json, "provedBefore", state.provedBefore());
		OpenStep step = state.step();
		if (step != null) {
			write(step, json.putObject("step"));
		}
		PageFlash flash = state.flash();
		if (flash != null) {
			write(flash, json.putObject("flash"));
		}
		return MAPPER.writeValueAsString(json);
	}

	private static void write(OpenStep step, ObjectNode json) {
		put(json, "path", step.path());
		put(json, "text", step.text());
		put(json, "target", step.target());
		put(json, "about", step.about());
		put(json, "secret", step.secret());
		put(json, "otpauthUri", step.otpauthUri());
		put(json, "passkey", step.passkey());
		put(json, "since", step.since());
	}

	private static void write(PageFlash flash, ObjectNode json) {
		put(json, "path", flash.path());
		put(json, "notice", flash.notice());
		FormProblem problem = flash.problem();
		if (problem != null) {
			ObjectNode node = json.putObject("problem");
			put(node, "text", problem.text());
			put(node, "field", problem.field());
		}
		ObjectNode entered = json.putObject("entered");
		flash.entered().forEach(entered::put);
	}

	private static void put(ObjectNode json, String member, @Nullable Object value) {
		if (value instanceof Text text) {
			TextJson.write(text, json.putObject(member));
		}
		else if (value != null) {
			json.put(member, value.toString());
		}
	}

	/** What another version wrote and this one cannot read is nothing worth keeping. */
	static PageState read(String stored) {
		try {
			JsonNode json = MAPPER.readTree(stored);
			if (json.path("v").asInt(0) != V1) {
				return PageState.EMPTY;
			}
			return new PageState(text(json, "prefix"), text(json, "username"), text(json, "signUpSession"),
					text(json, "owner"), text(json, "continueTo"), json.path("signedIn").asBoolean(false),
					instant(json, "provedBefore"), json.has("step") ? step(json.path("step")) : null,
					json.has("flash") ? flash(json.path("flash")) : null);
		}
		catch (RuntimeException ex) {
			return PageState.EMPTY;
		}
	}

	private static OpenStep step(JsonNode json) {
		Instant since = instant(json, "since");
		return new OpenStep(required(json, "path"), sentence(json, "text"), text(json, "target"), text(json, "about"),
				text(json, "secret"), text(json, "otpauthUri"), text(json, "passkey"),
				(since != null) ? since : Instant.EPOCH);
	}

	private static PageFlash flash(JsonNode json) {
		Map<String, String> entered = new LinkedHashMap<>();
		json.path("entered").properties().forEach((entry) -> entered.put(entry.getKey(), entry.getValue().asString()));
		JsonNode problem = json.path("problem");
		return new PageFlash(
				required(json, "path"), sentence(json, "notice"), problem.isObject()
						? new FormProblem(TextJson.read(problem.path("text")), text(problem, "field"), null) : null,
				entered);
	}

	private static String required(JsonNode json, String member) {
		String value = text(json, member);
		if (value == null) {
			throw new IllegalArgumentException("The member '" + member + "' is missing");
		}
		return value;
	}

	private static @Nullable String text(JsonNode json, String member) {
		return json.path(member).isString() ? json.path(member).stringValue() : null;
	}

	private static @Nullable Text sentence(JsonNode json, String member) {
		return json.path(member).isObject() ? TextJson.read(json.path(member)) : null;
	}

	private static @Nullable Instant instant(JsonNode json, String member) {
		String text = text(json, member);
		return (text != null) ? Instant.parse(text) : null;
	}

}
