// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.Map;

import org.springframework.util.Assert;

/**
 * A challenge that this version of the library does not know. {@link #name()} and
 * {@link #parameters()} say what is asked.
 *
 * @since 0.1.0
 */
public final class UnknownChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	UnknownChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Answer with raw {@code ChallengeResponses}. {@code USERNAME} and
	 * {@code SECRET_HASH} are added.
	 * @param responses the responses by key
	 * @return the answer
	 */
	public ChallengeAnswer answer(Map<String, String> responses) {
		Assert.notNull(responses, "'responses' must not be null");
		return ChallengeAnswer.of(this, responses);
	}

}
