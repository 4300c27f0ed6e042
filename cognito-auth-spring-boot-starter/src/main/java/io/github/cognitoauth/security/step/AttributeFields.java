// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.Map;

import io.github.cognitoauth.security.text.Text;

/**
 * The inputs of the attributes of an account, in a sign-in and outside of one.
 *
 * @since 0.1.0
 */
public final class AttributeFields {

	/** Attribute of the pool to the kind of its input and its purpose for browsers. */
	private static final Map<String, Input> INPUTS = Map.ofEntries(
			Map.entry("email", new Input(FieldType.EMAIL, "email")),
			Map.entry("phone_number", new Input(FieldType.TEL, "tel")),
			Map.entry("birthdate", new Input(FieldType.DATE, "bday")),
			Map.entry("website", new Input(FieldType.URL, "url")),
			Map.entry("profile", new Input(FieldType.URL, "off")),
			Map.entry("picture", new Input(FieldType.URL, "photo")),
			Map.entry("name", new Input(FieldType.TEXT, "name")),
			Map.entry("given_name", new Input(FieldType.TEXT, "given-name")),
			Map.entry("family_name", new Input(FieldType.TEXT, "family-name")),
			Map.entry("middle_name", new Input(FieldType.TEXT, "additional-name")),
			Map.entry("nickname", new Input(FieldType.TEXT, "nickname")),
			Map.entry("address", new Input(FieldType.TEXT, "street-address")),
			Map.entry("gender", new Input(FieldType.TEXT, "sex")),
			Map.entry("locale", new Input(FieldType.TEXT, "language")));

	private static final Input PLAIN = new Input(FieldType.TEXT, "off");

	private AttributeFields() {
	}

	/**
	 * Create the field of an attribute.
	 * @param name the attribute, under whose name the value is sent
	 * @return a new field
	 */
	public static FormField of(String name) {
		Input input = INPUTS.getOrDefault(name, PLAIN);
		FormField field = FormField.of(name, input.type(), label(name), input.autocomplete()).keep();
		return name.equals("phone_number") ? field.withHint(Text.of("cognito.field.phone_number.hint")) : field;
	}

	/**
	 * Return what people call an attribute.
	 * @param name the attribute
	 * @return a text; for an attribute of the application its name in words
	 */
	public static Text label(String name) {
		String own = name.startsWith("custom:") ? name.substring("custom:".length()) : name;
		return Text.of("cognito.field." + name).orElse(FormChoice.words(own));
	}

	private record Input(FieldType type, String autocomplete) {

	}

}
