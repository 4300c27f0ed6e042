// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.model;

import java.util.List;
import java.util.regex.Pattern;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a value must look like. A value of another JSON type cannot be read at all, one
 * that breaks a limit is a violation.
 */
interface Shape {

	/**
	 * Checks a value.
	 * @param path how an error names it
	 * @param value the value
	 * @param violations where violations are added
	 * @throws CognitoError if the JSON type is another
	 */
	void check(String path, JsonNode value, List<Violation> violations);

	/**
	 * Text.
	 *
	 * @param limits how long it may be
	 * @param pattern what it must match as a whole, or null
	 * @param values what it may be, empty for anything
	 */
	record Text(Limits limits, @Nullable Pattern pattern, List<String> values) implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isString()) {
				throw CognitoError.serialization();
			}
			String text = value.stringValue();
			int length = text.codePointCount(0, text.length());
			if (length > this.limits.most()) {
				violations.add(new Violation(path, "have length less than or equal to " + this.limits.most()));
			}
			if (length < this.limits.least()) {
				violations.add(new Violation(path, "have length greater than or equal to " + this.limits.least()));
			}
			if (this.pattern != null && !this.pattern.matcher(text).matches()) {
				violations.add(new Violation(path, "satisfy regular expression pattern: " + this.pattern));
			}
			if (!this.values.isEmpty() && !this.values.contains(text)) {
				violations.add(new Violation(path, "satisfy enum value set: " + this.values));
			}
		}

	}

	/**
	 * A whole number.
	 *
	 * @param limits how large it may be
	 */
	record WholeNumber(Limits limits) implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isInt()) {
				throw CognitoError.serialization();
			}
			if (value.intValue() > this.limits.most()) {
				violations.add(new Violation(path, "have value less than or equal to " + this.limits.most()));
			}
			if (value.intValue() < this.limits.least()) {
				violations.add(new Violation(path, "have value greater than or equal to " + this.limits.least()));
			}
		}

	}

	/** True or false. */
	record Flag() implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isBoolean()) {
				throw CognitoError.serialization();
			}
		}

	}

	/** Any JSON. */
	record Document() implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
		}

	}

	/** Texts by names. */
	record TextMap() implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isObject() || value.valueStream().anyMatch((item) -> !item.isString() && !item.isNull())) {
				throw CognitoError.serialization();
			}
		}

	}

	/**
	 * A list.
	 *
	 * @param limits how many items it may have
	 * @param item what each must look like
	 */
	record Sequence(Limits limits, Shape item) implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isArray()) {
				throw CognitoError.serialization();
			}
			if (value.size() > this.limits.most()) {
				violations.add(new Violation(path, "have length less than or equal to " + this.limits.most()));
			}
			int position = 1;
			for (JsonNode entry : value) {
				this.item.check(path + "." + position++ + ".member", entry, violations);
			}
		}

	}

	/**
	 * Members by names; others are ignored.
	 *
	 * @param members the members
	 */
	record Structure(List<Member> members) implements Shape {

		@Override
		public void check(String path, JsonNode value, List<Violation> violations) {
			if (!value.isObject()) {
				throw CognitoError.serialization();
			}
			String start = path.isEmpty() ? "" : path + ".";
			for (Member member : this.members) {
				JsonNode content = value.path(member.name());
				String name = start + Character.toLowerCase(member.name().charAt(0)) + member.name().substring(1);
				if (!content.isMissingNode() && !content.isNull()) {
					member.shape().check(name, content, violations);
				}
				else if (member.required()) {
					violations.add(new Violation(name, "not be null"));
				}
			}
		}

	}

	/**
	 * A member of a structure.
	 *
	 * @param name its name
	 * @param required whether it must be there
	 * @param shape what it must look like
	 */
	record Member(String name, boolean required, Shape shape) {
	}

	/**
	 * Bounds, both included.
	 *
	 * @param least the least
	 * @param most the most
	 */
	record Limits(int least, int most) {

		static final Limits NONE = new Limits(Integer.MIN_VALUE, Integer.MAX_VALUE);

	}

	/**
	 * A limit that is broken. It holds nothing of the value.
	 *
	 * @param path the member
	 * @param constraint what it must do
	 */
	record Violation(String path, String constraint) {

		@Override
		public String toString() {
			return "Value at '" + this.path + "' failed to satisfy constraint: Member must " + this.constraint;
		}

	}

}
