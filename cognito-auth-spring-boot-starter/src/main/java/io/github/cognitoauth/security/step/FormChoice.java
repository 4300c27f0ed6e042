// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.security.text.Text;

import org.springframework.util.StringUtils;

/**
 * One of several ways to go on, with what has to be entered for it. Immutable.
 *
 * @param value what is sent as {@code choice}, such as {@code SOFTWARE_TOKEN_MFA}
 * @param label what the user reads
 * @param fields the inputs of this way alone
 * @param selected whether it was chosen before
 * @since 0.1.0
 */
public record FormChoice(String value, Text label, List<FormField> fields, boolean selected) {

	/** The name under which the choice is sent. */
	public static final String NAME = "choice";

	/** Copy the fields. */
	public FormChoice {
		fields = List.copyOf(fields);
	}

	/**
	 * Create a way to go on. Its label is the message {@code cognito.choice.<value>}, in
	 * lower case and with hyphens, or the words of the value.
	 * @param value what is sent
	 * @param fields what has to be entered
	 * @return a new choice
	 */
	public static FormChoice of(String value, FormField... fields) {
		String key = value.toLowerCase(Locale.ROOT).replace('_', '-');
		return new FormChoice(value, Text.of("cognito.choice." + key).orElse(words(value)), List.of(fields), false);
	}

	static String words(String name) {
		String text = name.replace('_', ' ').toLowerCase(Locale.ROOT).trim();
		return text.isEmpty() ? name : StringUtils.capitalize(text);
	}

	FormChoice entered(UnaryOperator<FormField> mapper, boolean selected) {
		return new FormChoice(this.value, this.label, this.fields.stream().map(mapper).toList(), selected);
	}

	FormChoice resolved(UnaryOperator<Text> texts) {
		return new FormChoice(this.value, texts.apply(this.label),
				this.fields.stream().map((field) -> field.resolved(texts)).toList(), this.selected);
	}

}
