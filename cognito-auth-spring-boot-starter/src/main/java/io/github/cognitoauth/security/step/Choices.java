// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import java.util.List;
import java.util.function.Function;

import io.github.cognitoauth.security.text.Text;

/** Reads which way was chosen. */
final class Choices {

	private Choices() {
	}

	/**
	 * A choice that the pool did not offer is not sent; without a choice there is one.
	 */
	static <T> T read(AnswerValues values, List<T> choices, Function<T, String> value) {
		String chosen = values.get(FormChoice.NAME);
		if (chosen == null && choices.size() == 1) {
			return choices.get(0);
		}
		return choices.stream()
			.filter((choice) -> value.apply(choice).equals(chosen))
			.findFirst()
			.orElseThrow(() -> new InvalidAnswerException(Text.of("cognito.problem.choice-missing"), FormChoice.NAME));
	}

}
