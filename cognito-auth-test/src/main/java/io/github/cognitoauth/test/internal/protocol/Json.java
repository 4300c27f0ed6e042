// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pool's own JSON mapper.
 */
public final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private Json() {
	}

	/**
	 * Returns an empty object.
	 * @return the object
	 */
	public static ObjectNode object() {
		return MAPPER.createObjectNode();
	}

	/**
	 * Reads JSON text.
	 * @param json the text
	 * @return the tree
	 */
	public static JsonNode read(byte[] json) {
		try {
			return MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			throw CognitoError.serialization();
		}
	}

	/**
	 * Reads JSON text.
	 * @param json the text
	 * @return the tree
	 */
	public static JsonNode read(String json) {
		try {
			return MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			throw CognitoError.serialization();
		}
	}

	/**
	 * Writes any value as JSON.
	 * @param value the value
	 * @return UTF-8 bytes
	 */
	public static byte[] bytes(Object value) {
		return MAPPER.writeValueAsBytes(value);
	}

	/**
	 * Writes any value as JSON, for values that travel as text inside JSON.
	 * @param value the value
	 * @return the text
	 */
	public static String text(Object value) {
		return MAPPER.writeValueAsString(value);
	}

}
