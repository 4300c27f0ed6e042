// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.text;

import java.io.Serializable;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Something that people read, as the code and the arguments of a message, and, once its
 * language is known, as a finished sentence. {@link #toString()} is the sentence.
 *
 * @param code the code of the message, such as {@code cognito.problem.wrong-code}
 * @param args what stands in its places: texts, numbers, or texts with a code of their
 * own
 * @param text the sentence, or {@code null} before {@link CognitoTexts} has found it.
 * What is set before is used where no bundle knows the code
 * @since 0.1.0
 */
public record Text(String code, List<Serializable> args, @Nullable String text) implements Serializable {

	/** Copy the arguments. */
	public Text {
		Assert.hasText(code, "'code' must not be empty");
		args = List.copyOf(args);
	}

	/**
	 * Create a text.
	 * @param code the code of the message
	 * @param args what stands in its places
	 * @return a text without a sentence yet
	 */
	public static Text of(String code, Serializable... args) {
		return new Text(code, List.of(args), null);
	}

	/**
	 * Return a copy with what is used where no bundle knows the code.
	 * @param fallback a sentence or a word
	 * @return a new text
	 */
	public Text orElse(String fallback) {
		return new Text(this.code, this.args, fallback);
	}

	@Override
	public String toString() {
		return (this.text != null) ? this.text : this.code;
	}

}
