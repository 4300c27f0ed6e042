package io.github.cognitoauth.test.internal.signin;

import java.util.List;
import java.util.Map;

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
	 * Returns what the client can choose from.
	 * @return {@code AvailableChallenges}, empty if the member is absent
	 */
	default List<String> available() {
		return List.of();
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
	 * Returns whether an answer, right or wrong, ends the session.
	 * @return whether only one answer is evaluated
	 */
	default boolean onceOnly() {
		return false;
	}

	/**
	 * Evaluates an answer. An error leaves the session usable unless it is
	 * {@link #onceOnly()}.
	 * @param answer the answer
	 * @return what comes next
	 */
	Step answer(ChallengeAnswer answer);

}
