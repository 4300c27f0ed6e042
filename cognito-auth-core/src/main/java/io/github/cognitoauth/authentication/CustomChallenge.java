// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import org.springframework.util.Assert;

/**
 * A question of the pool's Lambda triggers ({@code CUSTOM_CHALLENGE}). What it asks is in
 * {@link #parameters()}, as the trigger made it.
 *
 * @since 0.1.0
 */
public final class CustomChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	CustomChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Answer the question.
	 * @param answer the answer, as the trigger expects it
	 * @return the answer
	 */
	public ChallengeAnswer answer(String answer) {
		Assert.hasText(answer, "'answer' must not be empty");
		return answerWith("ANSWER", answer);
	}

}
