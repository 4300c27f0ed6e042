// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * A question that a sign-in waits on.
 */
interface Challenge {

	/**
	 * Returns the name of the challenge.
	 * @return {@code ChallengeName}
	 */
	String name();

	/**
	 * Returns what the client is told.
	 * @return {@code ChallengeParameters}
	 */
	default Map<String, String> parameters() {
		return Map.of();
	}

	/**
	 * Returns whether an answer may carry a challenge name.
	 * @param challengeName the name in the answer
	 * @return whether it fits
	 */
	default boolean accepts(String challengeName) {
		return name().equals(challengeName);
	}

	/**
	 * Returns whether a wrong proof ends the session.
	 * @return whether only one proof is evaluated
	 */
	default boolean endsOnWrongProof() {
		return false;
	}

	/**
	 * Returns what identifies the sign-in in an answer without {@code Session}.
	 * @return the other key, or null if {@code Session} is needed
	 */
	default @Nullable String otherKey() {
		return null;
	}

	/**
	 * Returns whether the client is given a {@code Session}.
	 * @return whether the member is present
	 */
	default boolean carriesSession() {
		return true;
	}

	/**
	 * Evaluates an answer. An error leaves the session usable unless it
	 * {@link #endsOnWrongProof()}.
	 * @param answer the answer
	 * @return what comes next
	 */
	Step answer(ChallengeAnswer answer);

}
