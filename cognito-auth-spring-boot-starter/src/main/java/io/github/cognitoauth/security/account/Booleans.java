// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/** Reads yes and no. */
final class Booleans {

	private Booleans() {
	}

	static @Nullable Boolean read(AnswerValues values, String name) {
		String value = values.get(name);
		if (value == null || value.isBlank()) {
			return null;
		}
		return switch (value) {
			case "true", "on" -> Boolean.TRUE;
			case "false" -> Boolean.FALSE;
			default -> throw new InvalidAnswerException(Text.of("cognito.problem.value-not-boolean"), name);
		};
	}

	static boolean required(AnswerValues values, String name) {
		Boolean value = read(values, name);
		if (value == null) {
			throw new InvalidAnswerException(Text.of("cognito.problem.value-not-boolean"), name);
		}
		return value;
	}

}
