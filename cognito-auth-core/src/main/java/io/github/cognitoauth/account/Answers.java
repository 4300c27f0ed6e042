// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.CodeDelivery;
import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads members of answers. What is absent or of another type counts as not there; only a
 * member without which the answer means nothing makes an error.
 */
final class Answers {

	/** Far beyond any date, and small enough for an instant. */
	private static final double MAX_EPOCH_SECONDS = 1e11;

	private static final double MILLIS = 1000;

	private Answers() {
	}

	static @Nullable String text(@Nullable JsonNode object, String member) {
		JsonNode node = (object != null) ? object.get(member) : null;
		return (node != null && node.isString() && !node.stringValue().isEmpty()) ? node.stringValue() : null;
	}

	static String required(CognitoResponse answer, String member) {
		String text = text(answer.body(), member);
		if (text == null) {
			throw answer.invalid();
		}
		return text;
	}

	static boolean flag(@Nullable JsonNode object, String member) {
		JsonNode node = (object != null) ? object.get(member) : null;
		return node != null && node.isBoolean() && node.booleanValue();
	}

	/** Epoch seconds, possibly with a fraction, of which milliseconds are kept. */
	static @Nullable Instant instant(@Nullable JsonNode object, String member) {
		JsonNode node = (object != null) ? object.get(member) : null;
		if (node == null || !node.isNumber()) {
			return null;
		}
		double seconds = node.asDouble(Double.NaN);
		return (Math.abs(seconds) <= MAX_EPOCH_SECONDS) ? Instant.ofEpochMilli(Math.round(seconds * MILLIS)) : null;
	}

	static List<String> texts(@Nullable JsonNode object, String member) {
		List<String> values = new ArrayList<>();
		for (JsonNode item : items(object, member)) {
			if (item.isString() && !item.stringValue().isBlank()) {
				values.add(item.stringValue());
			}
		}
		return List.copyOf(values);
	}

	static List<MfaType> mfaTypes(@Nullable JsonNode object, String member) {
		return texts(object, member).stream().map(MfaType::new).toList();
	}

	static @Nullable MfaType mfaType(@Nullable JsonNode object, String member) {
		String name = text(object, member);
		return (name != null && !name.isBlank()) ? new MfaType(name) : null;
	}

	/** A list of objects with {@code Name} and {@code Value}, in the order it came. */
	static Map<String, String> attributes(@Nullable JsonNode object, String member) {
		Map<String, String> values = new LinkedHashMap<>();
		for (JsonNode item : items(object, member)) {
			String name = text(item, "Name");
			if (name != null) {
				String value = text(item, "Value");
				values.put(name, (value != null) ? value : "");
			}
		}
		return Collections.unmodifiableMap(values);
	}

	static CodeDelivery codeDelivery(@Nullable JsonNode details) {
		return new CodeDelivery(text(details, "DeliveryMedium"), text(details, "Destination"),
				text(details, "AttributeName"));
	}

	static Iterable<JsonNode> items(@Nullable JsonNode object, String member) {
		JsonNode node = (object != null) ? object.get(member) : null;
		return (node != null && node.isArray()) ? node : List.of();
	}

}
