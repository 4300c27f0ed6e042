// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.function.Function;

import io.github.cognitoauth.protocol.OneTimeCodes;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/**
 * What somebody entered, by the name of the field, whether it came as a form or as JSON.
 * Missing and refused values end in an {@link InvalidAnswerException}.
 *
 * @since 0.1.0
 */
public final class AnswerValues {

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(16).maxStringLength(64 * 1024).build())
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private final Function<String, @Nullable String> values;

	private AnswerValues(Function<String, @Nullable String> values) {
		this.values = values;
	}

	/**
	 * Read values.
	 * @param values gives the value of a field as text, or {@code null}; for an object
	 * its JSON
	 * @return the values
	 */
	public static AnswerValues of(Function<String, @Nullable String> values) {
		Assert.notNull(values, "'values' must not be null");
		return new AnswerValues(values);
	}

	/**
	 * Return a value as it came.
	 * @param name the name of the field
	 * @return the value, or {@code null} without one
	 */
	public @Nullable String get(String name) {
		return this.values.apply(name);
	}

	/**
	 * Return a value that must not be blank, with the spaces that it came with.
	 * @param name the name of the field
	 * @param problem what to tell the user without one
	 * @return the value
	 */
	public String required(String name, Text problem) {
		String value = get(name);
		if (value == null || value.isBlank()) {
			throw new InvalidAnswerException(problem, name);
		}
		return value;
	}

	/**
	 * Return a one-time code without separators and in ASCII digits.
	 * @param name the name of the field
	 * @param problem what to tell the user without one
	 * @return the code
	 */
	public String code(String name, Text problem) {
		String code = OneTimeCodes.normalize(required(name, problem));
		if (code.isEmpty()) {
			throw new InvalidAnswerException(problem, name);
		}
		return code;
	}

	/**
	 * Return a JSON object.
	 * @param name the name of the field
	 * @param problem what to tell the user if there is none
	 * @return the object as text
	 */
	public String object(String name, Text problem) {
		String json = required(name, problem);
		try {
			if (MAPPER.readTree(json) instanceof ObjectNode object && !object.isEmpty()) {
				return json;
			}
		}
		catch (JacksonException ex) {
			// answered below, like any other text that is no object
		}
		throw new InvalidAnswerException(problem, name);
	}

}
