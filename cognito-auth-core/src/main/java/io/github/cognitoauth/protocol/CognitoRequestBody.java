// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON members of one request, in the order in which they are added. A value that is
 * {@code null}, and a map or list without entries, is left out: the service refuses
 * explicit nulls. Not thread-safe; make one for each request.
 *
 * @since 0.1.0
 */
public final class CognitoRequestBody {

	private final ObjectNode members = JsonNodeFactory.instance.objectNode();

	private final Map<String, JsonNode> further = new LinkedHashMap<>();

	private CognitoRequestBody() {
	}

	/**
	 * Start an empty body.
	 * @return a body without members
	 */
	public static CognitoRequestBody create() {
		return new CognitoRequestBody();
	}

	/**
	 * Add a text member.
	 * @param name the member's name in the service model
	 * @param value the text, or {@code null} to leave the member out
	 * @return this body
	 */
	public CognitoRequestBody with(String name, @Nullable String value) {
		if (value != null) {
			this.members.put(name, value);
		}
		return this;
	}

	/**
	 * Add a boolean member.
	 * @param name the member's name in the service model
	 * @param value the value, or {@code null} to leave the member out
	 * @return this body
	 */
	public CognitoRequestBody with(String name, @Nullable Boolean value) {
		if (value != null) {
			this.members.put(name, value);
		}
		return this;
	}

	/**
	 * Add an integer member.
	 * @param name the member's name in the service model
	 * @param value the value, or {@code null} to leave the member out
	 * @return this body
	 */
	public CognitoRequestBody with(String name, @Nullable Integer value) {
		if (value != null) {
			this.members.put(name, value);
		}
		return this;
	}

	/**
	 * Add a map from text to text, such as {@code AuthParameters} or
	 * {@code ClientMetadata}.
	 * @param name the member's name in the service model
	 * @param values the entries
	 * @return this body
	 */
	public CognitoRequestBody with(String name, Map<String, String> values) {
		if (!values.isEmpty()) {
			ObjectNode map = this.members.putObject(name);
			values.forEach(map::put);
		}
		return this;
	}

	/**
	 * Add a list of texts, such as {@code Scopes}.
	 * @param name the member's name in the service model
	 * @param values the items
	 * @return this body
	 */
	public CognitoRequestBody with(String name, List<String> values) {
		if (!values.isEmpty()) {
			ArrayNode list = this.members.putArray(name);
			values.forEach(list::add);
		}
		return this;
	}

	/**
	 * Add a document or structure.
	 * @param name the member's name in the service model
	 * @param value the JSON, or {@code null} to leave the member out
	 * @return this body
	 */
	public CognitoRequestBody with(String name, @Nullable JsonNode value) {
		if (value != null) {
			this.members.set(name, value);
		}
		return this;
	}

	/**
	 * Add a structure whose members are those of another body.
	 * @param name the member's name in the service model
	 * @param value the structure; without members it is left out
	 * @return this body
	 */
	public CognitoRequestBody with(String name, CognitoRequestBody value) {
		if (!value.members.isEmpty()) {
			this.members.set(name, value.members);
		}
		return this;
	}

	/**
	 * Add attributes in the form of {@code AttributeType}: a list of objects with
	 * {@code Name} and {@code Value}.
	 * @param name the member's name in the service model
	 * @param attributes the attributes by name
	 * @return this body
	 */
	public CognitoRequestBody withAttributes(String name, Map<String, String> attributes) {
		if (!attributes.isEmpty()) {
			ArrayNode list = this.members.putArray(name);
			attributes.forEach((key, value) -> list.addObject().put("Name", key).put("Value", value));
		}
		return this;
	}

	/**
	 * Add the members that tell triggers and threat protection about the caller.
	 * @param metadata the metadata
	 * @return this body
	 */
	public CognitoRequestBody with(RequestMetadata metadata) {
		metadata.addTo(this);
		return this;
	}

	/**
	 * Add the further members of metadata, for operations that take nothing else of it.
	 * @param metadata the metadata
	 * @return this body
	 */
	public CognitoRequestBody withMembersOf(RequestMetadata metadata) {
		metadata.addMembersTo(this);
		return this;
	}

	/**
	 * Add members that this version does not know. They never replace one of its own,
	 * whichever comes first.
	 */
	CognitoRequestBody withFurther(Map<String, JsonNode> values) {
		this.further.putAll(values);
		return this;
	}

	/**
	 * Return the bytes to send.
	 * @throws CognitoException for text that is no valid Unicode, which has no form in
	 * UTF-8
	 */
	byte[] toJson() {
		this.further.forEach(this.members::putIfAbsent);
		if (!WellFormedText.isIn(this.members)) {
			throw CognitoError.local(CognitoErrorCodes.UNUSABLE_INPUT, CognitoErrorReason.INPUT_REFUSED)
				.toException(null);
		}
		return Json.MAPPER.writeValueAsBytes(this.members);
	}

	/** Names only: values are secrets more often than not. */
	@Override
	public String toString() {
		return "CognitoRequestBody" + this.members.propertyNames();
	}

}
