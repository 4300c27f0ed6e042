// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.Locale;

import io.github.cognitoauth.security.text.Text;

/**
 * Tells which rule of the pool a new password breaks. The pool says so in English alone;
 * its words are no contract, so what is not recognized is passed on as it came. Public
 * because whatever sets a password shares it.
 *
 * @since 0.1.0
 */
public final class PasswordRules {

	private PasswordRules() {
	}

	/**
	 * Return which rule is broken.
	 * @param message what the pool said
	 * @return a text for the user
	 */
	public static Text broken(String message) {
		String text = message.toLowerCase(Locale.ROOT);
		if (text.contains("long enough")) {
			return Text.of("cognito.problem.password-too-short");
		}
		if (text.contains("uppercase")) {
			return Text.of("cognito.problem.password-needs-uppercase");
		}
		if (text.contains("lowercase")) {
			return Text.of("cognito.problem.password-needs-lowercase");
		}
		if (text.contains("numeric")) {
			return Text.of("cognito.problem.password-needs-number");
		}
		if (text.contains("symbol")) {
			return Text.of("cognito.problem.password-needs-symbol");
		}
		if (text.contains("previously used") || text.contains("history")) {
			return Text.of("cognito.problem.password-used-before");
		}
		return Text.of("cognito.problem.password-policy", message);
	}

}
