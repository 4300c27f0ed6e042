// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The configuration metadata of everything on the class path. */
final class Metadata {

	private final Map<String, JsonNode> properties = new TreeMap<>();

	Metadata() throws IOException {
		for (URL file : Collections
			.list(getClass().getClassLoader().getResources("META-INF/spring-configuration-metadata.json"))) {
			try (InputStream content = file.openStream()) {
				JsonMapper.shared()
					.readTree(content)
					.path("properties")
					.forEach((property) -> this.properties.put(property.get("name").stringValue(), property));
			}
		}
	}

	/** Whether there is a property of this name, or one that holds others by name. */
	boolean knows(String name) {
		String plain = name.replaceAll("\\[[^\\]]*\\]", "");
		for (String end = plain; !end.isEmpty(); end = end.contains(".") ? end.substring(0, end.lastIndexOf('.'))
				: "") {
			JsonNode property = this.properties.get(end);
			if (property != null
					&& (end.equals(plain) || property.path("type").asString("").startsWith("java.util.Map"))) {
				return true;
			}
		}
		return false;
	}

	/** Whether a property begins with this. */
	boolean begins(String prefix) {
		return this.properties.keySet().stream().anyMatch((name) -> name.startsWith(prefix + "."));
	}

	Map<String, JsonNode> properties() {
		return this.properties;
	}

}
