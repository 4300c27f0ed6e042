// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.protocol;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request of the JSON API: an operation and its members. Members of the wrong JSON
 * type are {@code SerializationException}s, absent ones
 * {@code InvalidParameterException}s, as at the service.
 */
public final class CognitoRequest {

	private final String operation;

	private final JsonNode body;

	private final @Nullable String userAgent;

	/**
	 * Creates a request.
	 * @param operation the operation's name
	 * @param body its members
	 * @param userAgent what the client calls itself, or null
	 */
	public CognitoRequest(String operation, JsonNode body, @Nullable String userAgent) {
		if (!body.isObject()) {
			throw CognitoError.serialization();
		}
		this.operation = operation;
		this.body = body;
		this.userAgent = userAgent;
	}

	/**
	 * Returns what the client calls itself.
	 * @return its {@code User-Agent}, or null
	 */
	public @Nullable String userAgent() {
		return this.userAgent;
	}

	/**
	 * Returns the operation's name.
	 * @return the name
	 */
	public String operation() {
		return this.operation;
	}

	/**
	 * Returns a text member.
	 * @param name the member
	 * @return its value, or null if absent
	 */
	public @Nullable String text(String name) {
		return text(this.body, name);
	}

	/**
	 * Returns a text member that must be there.
	 * @param name the member
	 * @return its value
	 */
	public String requiredText(String name) {
		String value = text(name);
		if (value == null || value.isEmpty()) {
			throw validationError(name);
		}
		return value;
	}

	/**
	 * Returns a boolean member.
	 * @param name the member
	 * @return its value, false if absent
	 */
	public boolean flag(String name) {
		JsonNode value = node(name);
		if (value != null && !value.isBoolean()) {
			throw CognitoError.serialization();
		}
		return value != null && value.booleanValue();
	}

	/**
	 * Returns an integer member.
	 * @param name the member
	 * @param fallback what to return if it is absent
	 * @return its value
	 */
	public int number(String name, int fallback) {
		JsonNode value = node(name);
		if (value != null && !value.isInt()) {
			throw CognitoError.serialization();
		}
		return (value != null) ? value.intValue() : fallback;
	}

	/**
	 * Returns a member of any type.
	 * @param name the member
	 * @return its value, or null if absent
	 */
	public @Nullable JsonNode node(String name) {
		JsonNode value = this.body.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	/**
	 * Returns a member that is a map of texts.
	 * @param name the member
	 * @return the map, empty if absent
	 */
	public Map<String, String> map(String name) {
		JsonNode value = node(name);
		if (value == null) {
			return Map.of();
		}
		if (!value.isObject()) {
			throw CognitoError.serialization();
		}
		Map<String, String> map = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> entry : value.properties()) {
			String text = text(value, entry.getKey());
			if (text != null) {
				map.put(entry.getKey(), text);
			}
		}
		return map;
	}

	/**
	 * Returns a member that is a list of texts.
	 * @param name the member
	 * @return the list, empty if absent
	 */
	public List<String> texts(String name) {
		List<String> texts = new ArrayList<>();
		for (JsonNode item : items(name)) {
			if (!item.isString()) {
				throw CognitoError.serialization();
			}
			texts.add(item.stringValue());
		}
		return texts;
	}

	/**
	 * Returns a member that is a list of name and value pairs, an absent value being
	 * empty.
	 * @param name the member
	 * @return the pairs in order, empty if absent
	 */
	public Map<String, String> attributes(String name) {
		Map<String, String> attributes = new LinkedHashMap<>();
		for (JsonNode item : items(name)) {
			String key = item.isObject() ? text(item, "Name") : null;
			if (key == null) {
				throw CognitoError.serialization();
			}
			String value = text(item, "Value");
			attributes.put(key, (value != null) ? value : "");
		}
		return attributes;
	}

	/**
	 * Returns the members of a list.
	 * @param name the member
	 * @return its items, none if absent
	 */
	public Iterable<JsonNode> items(String name) {
		JsonNode value = node(name);
		if (value == null) {
			return List.of();
		}
		if (!value.isArray()) {
			throw CognitoError.serialization();
		}
		return value;
	}

	/**
	 * Returns the error of a member that breaks the model's constraints. It repeats no
	 * input, unlike the service.
	 * @param name the member
	 * @return the error
	 */
	public static CognitoError validationError(String name) {
		String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
		return CognitoError.invalidParameter("1 validation error detected: Value at '" + member
				+ "' failed to satisfy constraint: Member must not be null");
	}

	private static @Nullable String text(JsonNode object, String name) {
		JsonNode value = object.get(name);
		if (value == null || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw CognitoError.serialization();
		}
		return value.stringValue();
	}

	@Override
	public String toString() {
		return "CognitoRequest[operation=" + this.operation + "]";
	}

}
