// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account;

import java.time.Duration;
import java.util.Locale;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * Why an {@link AccountOperation} did nothing.
 *
 * @param kind what the user can do about it
 * @param text what to tell the user
 * @param field the field at fault, or {@code null} if it is not known or none
 * @param retryAfter when the same may work, or {@code null} if that is not known
 * @since 0.1.0
 */
public record OperationProblem(Kind kind, Text text, @Nullable String field, @Nullable Duration retryAfter) {

	/**
	 * What the user can do about a problem, by the codes of the JSON.
	 */
	public enum Kind {

		/** The operation is switched off, or what it is about does not exist. */
		NOT_OFFERED,
		/** Nobody is signed in, or the tokens do not count any more. */
		TOKEN_REJECTED,
		/** Somebody is signed in, for too long for this. */
		FRESH_SIGN_IN_REQUIRED,
		/** Something is missing; the pool was not asked. */
		ANSWER_INCOMPLETE,
		/** A code is wrong or too old. */
		CODE_REFUSED,
		/** The pool does not take what was entered. */
		INPUT_REFUSED,
		/** A new password does not follow the rules of the pool. */
		PASSWORD_POLICY,
		/** There were too many attempts; the pool was not asked. */
		RATE_LIMITED,
		/** The pool takes no more attempts for this account for a while. */
		LIMIT_EXCEEDED,
		/** The pool gives no answer, or the application is not set up for it. */
		UNAVAILABLE;

		/**
		 * Return the code.
		 * @return lower-case words with hyphens, such as {@code code-refused}
		 */
		public String code() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
