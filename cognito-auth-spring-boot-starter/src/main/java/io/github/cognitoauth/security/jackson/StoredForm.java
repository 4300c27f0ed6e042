// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.type.WritableTypeId;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * One type of the login as JSON that names it, whoever reads it and whatever is declared.
 * Inside there are plain values only, so no other type can be named there. A later
 * version adds members; what lacks a member that must be there cannot be read.
 *
 * @param <T> the type
 */
abstract class StoredForm<T> {

	private static final String VERSION = "v";

	private static final int CURRENT = 1;

	private final Class<T> type;

	StoredForm(Class<T> type) {
		this.type = type;
	}

	abstract void write(T value, ObjectNode json);

	/** Throws an {@link IllegalArgumentException} that repeats nothing of the JSON. */
	abstract T read(JsonNode json);

	final Class<T> type() {
		return this.type;
	}

	final void addTo(SimpleModule module) {
		module.addSerializer(this.type, new Serializer());
		module.addDeserializer(this.type, new Deserializer());
		module.setMixInAnnotation(this.type, Named.class);
	}

	static String required(JsonNode json, String member) {
		JsonNode value = json.path(member);
		if (!value.isString()) {
			throw new IllegalArgumentException("The member '" + member + "' is missing");
		}
		return value.stringValue();
	}

	@JsonTypeInfo(use = JsonTypeInfo.Id.CLASS)
	private abstract static class Named {

	}

	private final class Serializer extends StdSerializer<T> {

		Serializer() {
			super(StoredForm.this.type);
		}

		@Override
		public void serialize(T value, JsonGenerator generator, SerializationContext context) {
			generator.writeStartObject();
			writeMembers(value, generator);
			generator.writeEndObject();
		}

		@Override
		public void serializeWithType(T value, JsonGenerator generator, SerializationContext context,
				TypeSerializer typeSerializer) {
			WritableTypeId id = typeSerializer.writeTypePrefix(generator, context,
					typeSerializer.typeId(value, JsonToken.START_OBJECT));
			writeMembers(value, generator);
			typeSerializer.writeTypeSuffix(generator, context, id);
		}

		private void writeMembers(T value, JsonGenerator generator) {
			ObjectNode json = JsonNodeFactory.instance.objectNode().put(VERSION, CURRENT);
			write(value, json);
			json.properties().forEach((member) -> {
				generator.writeName(member.getKey());
				generator.writeTree(member.getValue());
			});
		}

	}

	private final class Deserializer extends StdDeserializer<T> {

		Deserializer() {
			super(StoredForm.this.type);
		}

		@Override
		public T deserialize(JsonParser parser, DeserializationContext context) {
			JsonNode json = context.readTree(parser);
			if (json.path(VERSION).asInt(0) != CURRENT) {
				return context.reportInputMismatch(this, "Another version of the login has written this");
			}
			try {
				return read(json);
			}
			catch (IllegalArgumentException ex) {
				return context.reportInputMismatch(this, "This is not what the login has written");
			}
		}

		@Override
		public Object deserializeWithType(JsonParser parser, DeserializationContext context,
				TypeDeserializer typeDeserializer) {
			return typeDeserializer.deserializeTypedFromObject(parser, context);
		}

	}

}
