// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.List;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * Whether every surrogate has its other half. One without cannot be sent as UTF-8, and
 * what is sent in its place would be another text.
 */
final class WellFormedText {

	private WellFormedText() {
	}

	static boolean isIn(JsonNode node) {
		if (node.isString()) {
			return isWellFormed(node.stringValue());
		}
		for (Map.Entry<String, JsonNode> member : node.properties()) {
			if (!isWellFormed(member.getKey()) || !isIn(member.getValue())) {
				return false;
			}
		}
		for (JsonNode item : node.isArray() ? node : List.<JsonNode>of()) {
			if (!isIn(item)) {
				return false;
			}
		}
		return true;
	}

	private static boolean isWellFormed(String text) {
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (Character.isSurrogate(c)) {
				boolean paired = Character.isHighSurrogate(c) && i + 1 < text.length()
						&& Character.isLowSurrogate(text.charAt(i + 1));
				if (!paired) {
					return false;
				}
				i++;
			}
		}
		return true;
	}

}
