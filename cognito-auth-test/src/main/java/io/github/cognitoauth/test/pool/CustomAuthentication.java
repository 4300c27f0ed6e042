// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.util.List;
import java.util.Map;

/**
 * What {@code CUSTOM_AUTH} asks, in place of the three Lambda triggers
 * {@code DefineAuthChallenge}, {@code CreateAuthChallenge} and
 * {@code VerifyAuthChallengeResponse}. Called while the user is locked, so it must not
 * call the pool.
 *
 * @since 0.1.0
 */
public interface CustomAuthentication {

	/**
	 * Decides what comes next. A password that was checked by SRP is the first round.
	 * @param username the real user name
	 * @param rounds the rounds so far, oldest first
	 * @return the decision
	 */
	Decision define(String username, List<Round> rounds);

	/**
	 * Makes the next question.
	 * @param username the real user name
	 * @param rounds the rounds so far, oldest first
	 * @return the question
	 */
	Question create(String username, List<Round> rounds);

	/**
	 * Checks an answer.
	 * @param username the real user name
	 * @param question the question
	 * @param answer the answer as given
	 * @return whether it is right
	 */
	default boolean verify(String username, Question question, String answer) {
		return question.expectedAnswer().equals(answer);
	}

	/**
	 * Asks one question, and again after each wrong answer, at most three times.
	 * @param parameters what the client is told
	 * @param expectedAnswer the right answer
	 * @return the script
	 */
	static CustomAuthentication question(Map<String, String> parameters, String expectedAnswer) {
		return new OneQuestion(new Question(parameters, expectedAnswer));
	}

	/**
	 * What comes next.
	 *
	 * @since 0.1.0
	 */
	enum Decision {

		/** Another question. */
		ASK,

		/** Tokens. */
		ISSUE_TOKENS,

		/** The end without tokens. */
		FAIL

	}

	/**
	 * One question.
	 *
	 * @param parameters what the client is told, {@code ChallengeParameters}
	 * @param expectedAnswer the right answer, absent from {@code toString}
	 * @since 0.1.0
	 */
	record Question(Map<String, String> parameters, String expectedAnswer) {

		/**
		 * Creates a question.
		 */
		public Question {
			parameters = Map.copyOf(parameters);
		}

		@Override
		public String toString() {
			return "Question[parameters=" + this.parameters.keySet() + "]";
		}

	}

	/**
	 * One answered challenge.
	 *
	 * @param challengeName {@code SRP_A}, {@code PASSWORD_VERIFIER} or
	 * {@code CUSTOM_CHALLENGE}
	 * @param passed whether the answer was right
	 * @since 0.1.0
	 */
	record Round(String challengeName, boolean passed) {
	}

}
