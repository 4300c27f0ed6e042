// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.function.UnaryOperator;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * An input of a {@link StepForm}. Immutable.
 *
 * @param name the name under which the value is sent
 * @param type the kind of value
 * @param label what stands above it
 * @param hint a remark below the label, or {@code null}
 * @param required whether there must be a value
 * @param autocomplete the purpose of the field, for browsers and password managers
 * @param inputMode the keyboard that a phone shows, or {@code null}
 * @param value what was entered before, or {@code null}
 * @param kept whether what was entered may be shown again after it was refused
 * @since 0.1.0
 */
public record FormField(String name, FieldType type, Text label, @Nullable Text hint, boolean required,
		String autocomplete, @Nullable String inputMode, @Nullable String value, boolean kept) {

	/** A one-time code. */
	public static final String CODE = "code";

	/** A current password. */
	public static final String PASSWORD = "password";

	private static final String REPETITION = "Confirmation";

	/** Check the name. */
	public FormField {
		Assert.hasText(name, "'name' must not be empty");
	}

	/**
	 * Create a required field.
	 * @param name the name of the field
	 * @param type the kind of value
	 * @param label what stands above it
	 * @param autocomplete the purpose of the field
	 * @return a new field
	 */
	public static FormField of(String name, FieldType type, Text label, String autocomplete) {
		return new FormField(name, type, label, null, true, autocomplete, null, null, false);
	}

	/**
	 * Create the field of a one-time code.
	 * @return a new field
	 */
	public static FormField code() {
		return new FormField(CODE, FieldType.CODE, Text.of("cognito.field.code"), null, true, "one-time-code",
				"numeric", null, false);
	}

	/**
	 * Create the field of a current password.
	 * @return a new field
	 */
	public static FormField password() {
		return of(PASSWORD, FieldType.PASSWORD, Text.of("cognito.field.password"), "current-password");
	}

	/**
	 * Return a copy with a remark.
	 * @param hint the remark
	 * @return a new field
	 */
	public FormField withHint(Text hint) {
		return new FormField(this.name, this.type, this.label, hint, this.required, this.autocomplete, this.inputMode,
				this.value, this.kept);
	}

	/**
	 * Return a copy that can be left empty.
	 * @return a new field
	 */
	public FormField optional() {
		return new FormField(this.name, this.type, this.label, this.hint, false, this.autocomplete, this.inputMode,
				this.value, this.kept);
	}

	/**
	 * Return a copy that is shown again with what was entered. Not for secrets.
	 * @return a new field
	 */
	public FormField keep() {
		return new FormField(this.name, this.type, this.label, this.hint, this.required, this.autocomplete,
				this.inputMode, this.value, true);
	}

	/**
	 * Return whether a password is typed here once more, which is a matter of pages.
	 * @return whether the value is that of the field before, and clients of an API leave
	 * it out
	 */
	public boolean isRepetition() {
		return this.type == FieldType.PASSWORD && this.name.endsWith(REPETITION);
	}

	FormField withValue(@Nullable String value) {
		return new FormField(this.name, this.type, this.label, this.hint, this.required, this.autocomplete,
				this.inputMode, value, this.kept);
	}

	FormField resolved(UnaryOperator<Text> texts) {
		return new FormField(this.name, this.type, texts.apply(this.label),
				(this.hint != null) ? texts.apply(this.hint) : null, this.required, this.autocomplete, this.inputMode,
				this.value, this.kept);
	}

	@Override
	public String toString() {
		return "FormField[" + this.name + "]";
	}

}
