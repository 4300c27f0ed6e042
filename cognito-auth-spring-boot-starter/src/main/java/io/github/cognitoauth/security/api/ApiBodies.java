// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FieldType;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/** Reads bodies strictly, and says what is wrong without repeating any of it. */
final class ApiBodies {

	private static final int MAX_DEPTH = 16;

	private static final String BYTE_ORDER_MARK = "\ufeff";

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(StreamReadConstraints.builder()
				.maxNestingDepth(MAX_DEPTH)
				.maxStringLength(ApiCall.MAX_BODY)
				.maxNumberLength(64)
				.build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private ApiBodies() {
	}

	/** Read the body of a call to an endpoint. */
	static ObjectNode read(ApiCall call, @Nullable Set<String> members) {
		if (call.body().length > ApiCall.MAX_BODY) {
			throw refused(HttpStatus.CONTENT_TOO_LARGE, "A body has at most " + ApiCall.MAX_BODY + " bytes.");
		}
		boolean optional = members != null && members.isEmpty();
		if (optional && call.body().length == 0) {
			return JsonNodeFactory.instance.objectNode();
		}
		if (!isJson(call.contentType())) {
			throw refused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The media type must be 'application/json'.");
		}
		ObjectNode body = parse(call.body());
		if (members != null) {
			checkMembers(body, members);
		}
		return body;
	}

	private static boolean isJson(@Nullable String contentType) {
		try {
			return contentType != null
					&& MediaType.APPLICATION_JSON.equalsTypeAndSubtype(MediaType.parseMediaType(contentType));
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

	private static ObjectNode parse(byte[] body) {
		try {
			if (MAPPER.readTree(utf8(body)) instanceof ObjectNode object) {
				return object;
			}
		}
		catch (CharacterCodingException | JacksonException ex) {
			// its message repeats what was sent
		}
		throw refused(HttpStatus.BAD_REQUEST, "The body must be one JSON object in UTF-8, at most " + MAX_DEPTH
				+ " levels deep and without a member twice.");
	}

	/** The parser would take other encodings, which nothing on the way here can read. */
	private static String utf8(byte[] body) throws CharacterCodingException {
		String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
		return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
	}

	static void checkMembers(ObjectNode object, Set<String> known) {
		if (!known.containsAll(object.propertyNames())) {
			throw refused(HttpStatus.BAD_REQUEST, known.isEmpty() ? "There are no members here."
					: "A member is not known; there are: " + String.join(", ", new TreeSet<>(known)) + ".");
		}
	}

	static @Nullable String text(ObjectNode object, String name) {
		JsonNode value = object.path(name);
		if (value.isMissingNode() || value.isNull()) {
			return null;
		}
		if (!value.isString()) {
			throw refused(HttpStatus.BAD_REQUEST, "The member '" + name + "' must be a text.");
		}
		return value.stringValue();
	}

	/**
	 * Read what a form asks for, each member by the type of its field. All at once, so
	 * that what is of a wrong type is refused before anything is done.
	 */
	static AnswerValues values(ObjectNode object, StepForm form) {
		Map<String, FieldType> types = new HashMap<>();
		form.allFields().forEach((field) -> types.put(field.name(), field.type()));
		if (!form.choices().isEmpty()) {
			types.put(FormChoice.NAME, FieldType.TEXT);
		}
		checkMembers(object, types.keySet());
		Map<String, String> values = new HashMap<>();
		types.forEach((name, type) -> {
			String value = switch (type) {
				case OBJECT -> value(object, name);
				case BOOLEAN -> yesOrNo(object, name);
				default -> text(object, name);
			};
			if (value != null) {
				values.put(name, value);
			}
		});
		return AnswerValues.of(values::get);
	}

	private static @Nullable String yesOrNo(ObjectNode object, String name) {
		JsonNode value = object.path(name);
		return value.isBoolean() ? String.valueOf(value.booleanValue()) : text(object, name);
	}

	/** A text as it is, an object as its JSON. */
	static @Nullable String value(ObjectNode object, String name) {
		JsonNode value = object.path(name);
		return (value instanceof ObjectNode nested) ? nested.toString() : text(object, name);
	}

	private static ApiProblemException refused(HttpStatus status, String what) {
		return new ApiProblemException(ApiProblem.badRequest(status, what));
	}

}
