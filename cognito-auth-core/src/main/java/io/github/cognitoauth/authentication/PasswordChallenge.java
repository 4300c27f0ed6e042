// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.Map;

import org.springframework.util.Assert;

/**
 * The password is asked for ({@code PASSWORD} or {@code PASSWORD_SRP} of
 * {@code USER_AUTH}). For the latter it is proved by SRP and not sent.
 *
 * @since 0.1.0
 */
public final class PasswordChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	PasswordChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Answer with the password.
	 * @param password the password
	 * @return the answer
	 */
	public ChallengeAnswer answer(String password) {
		Assert.hasText(password, "'password' must not be empty");
		return name().equals(ChallengeName.PASSWORD_SRP) ? ChallengeAnswer.srp(this, Map.of(), password)
				: answerWith("PASSWORD", password);
	}

}
