// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lists and maps come as JSON text inside challenge parameters. What cannot be read
 * counts as empty: the raw text is still in the parameters, and the service has the last
 * word.
 */
final class ParameterJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private ParameterJson() {
	}

	static List<String> strings(@Nullable String json) {
		List<String> values = new ArrayList<>();
		JsonNode node = read(json);
		if (node != null && node.isArray()) {
			node.forEach((item) -> {
				if (item.isString()) {
					values.add(item.stringValue());
				}
			});
		}
		return List.copyOf(values);
	}

	static Map<String, String> stringMap(@Nullable String json) {
		Map<String, String> values = new LinkedHashMap<>();
		JsonNode node = read(json);
		if (node != null && node.isObject()) {
			node.properties().forEach((entry) -> {
				if (entry.getValue().isValueNode() && !entry.getValue().isNull()) {
					values.put(entry.getKey(), entry.getValue().asString());
				}
			});
		}
		return Map.copyOf(values);
	}

	static boolean isObject(String json) {
		JsonNode node = read(json);
		return node != null && node.isObject();
	}

	private static @Nullable JsonNode read(@Nullable String json) {
		if (json == null || json.isBlank()) {
			return null;
		}
		try {
			return MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
