// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.UnreadableChallengeException;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Texts as JSON: code, arguments, and what is shown where no bundle knows the code. For
 * what is kept in sessions.
 *
 * @since 0.1.0
 */
public final class TextJson {

	private TextJson() {
	}

	/**
	 * Write a text.
	 * @param text the text
	 * @param json where to
	 */
	public static void write(Text text, ObjectNode json) {
		json.put("code", text.code());
		if (!text.args().isEmpty()) {
			ArrayNode arguments = json.putArray("args");
			text.args().forEach((argument) -> write(argument, arguments));
		}
		if (text.text() != null) {
			json.put("text", text.text());
		}
	}

	private static void write(Serializable argument, ArrayNode arguments) {
		if (argument instanceof Text text) {
			write(text, arguments.addObject());
		}
		else if (argument instanceof Integer || argument instanceof Long) {
			arguments.add(((Number) argument).longValue());
		}
		else {
			arguments.add(argument.toString());
		}
	}

	/**
	 * Read a text.
	 * @param json what was written
	 * @return the text
	 * @throws UnreadableChallengeException if it is none
	 */
	public static Text read(JsonNode json) {
		List<Serializable> arguments = new ArrayList<>();
		json.path("args").forEach((argument) -> arguments.add(argument(argument)));
		JsonNode text = json.path("text");
		return new Text(required(json, "code"), arguments, text.isString() ? text.stringValue() : null);
	}

	private static Serializable argument(JsonNode json) {
		if (json.isObject()) {
			return read(json);
		}
		if (json.isInt()) {
			return json.intValue();
		}
		return json.isLong() ? (Serializable) json.longValue() : json.asString("");
	}

	static String required(JsonNode json, String member) {
		JsonNode value = json.path(member);
		if (!value.isString() || value.stringValue().isEmpty()) {
			throw new UnreadableChallengeException("The member '" + member + "' is no text");
		}
		return value.stringValue();
	}

	static @Nullable String optional(JsonNode json, String member) {
		return json.has(member) ? required(json, member) : null;
	}

	static int number(JsonNode json, String member) {
		JsonNode value = json.path(member);
		if (!value.isInt() || value.intValue() < 0) {
			throw new UnreadableChallengeException("The member '" + member + "' is no number");
		}
		return value.intValue();
	}

}
