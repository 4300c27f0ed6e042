// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import java.util.function.Function;

import io.github.cognitoauth.authentication.UnreadableChallengeException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What has a codec of its own, in the form of that.
 *
 * @param <T> the type
 */
final class CodecForm<T> extends StoredForm<T> {

	private static final JsonMapper PLAIN = JsonMapper.builder().build();

	private final Function<T, String> writer;

	private final Function<String, T> reader;

	CodecForm(Class<T> type, Function<T, String> writer, Function<String, T> reader) {
		super(type);
		this.writer = writer;
		this.reader = reader;
	}

	@Override
	void write(T value, ObjectNode json) {
		json.setAll((ObjectNode) PLAIN.readTree(this.writer.apply(value)));
	}

	@Override
	T read(JsonNode json) {
		try {
			return this.reader.apply(json.toString());
		}
		catch (UnreadableChallengeException ex) {
			throw new IllegalArgumentException("The codec does not read this");
		}
	}

}
