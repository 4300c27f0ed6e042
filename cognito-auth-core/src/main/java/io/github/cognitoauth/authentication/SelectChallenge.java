// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;
import java.util.Map;

import org.springframework.util.Assert;

/**
 * The user can sign in in several ways: which one ({@code SELECT_CHALLENGE} of
 * {@code USER_AUTH}).
 *
 * @since 0.1.0
 */
public final class SelectChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	private static final String ANSWER = "ANSWER";

	SelectChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Return the ways to choose from ({@code AvailableChallenges}).
	 * @return the choices; can hold names that are not known yet
	 */
	public List<ChallengeName> availableChallenges() {
		return data().availableChallenges();
	}

	/**
	 * Answer with a way that needs nothing more now: {@code EMAIL_OTP}, {@code SMS_OTP}
	 * or {@code WEB_AUTHN}. Its challenge follows.
	 * @param choice one of {@link #availableChallenges()}
	 * @return the answer
	 * @throws IllegalArgumentException for the two password ways, which have methods of
	 * their own
	 */
	public ChallengeAnswer answer(ChallengeName choice) {
		Assert.notNull(choice, "'choice' must not be null");
		Assert.isTrue(!choice.equals(ChallengeName.PASSWORD) && !choice.equals(ChallengeName.PASSWORD_SRP),
				"Choose a password with answerPassword(..) or answerPasswordSrp(..)");
		return answerWith(ANSWER, choice.value());
	}

	/**
	 * Answer with a password that goes to Cognito inside TLS.
	 * @param password the password
	 * @return the answer
	 */
	public ChallengeAnswer answerPassword(String password) {
		Assert.hasText(password, "'password' must not be empty");
		return ChallengeAnswer.of(this, Map.of(ANSWER, ChallengeName.PASSWORD.value(), "PASSWORD", password));
	}

	/**
	 * Answer with a password that is proved by SRP and not sent.
	 * @param password the password
	 * @return the answer
	 */
	public ChallengeAnswer answerPasswordSrp(String password) {
		Assert.hasText(password, "'password' must not be empty");
		return ChallengeAnswer.srp(this, Map.of(ANSWER, ChallengeName.PASSWORD_SRP.value()), password);
	}

	/**
	 * Answer with a passkey assertion that is known already.
	 * @param credential the JSON text of the browser's {@code AuthenticationResponseJSON}
	 * @return the answer
	 */
	public ChallengeAnswer answerWebAuthn(String credential) {
		Assert.hasText(credential, "'credential' must not be empty");
		return ChallengeAnswer.of(this, Map.of(ANSWER, ChallengeName.WEB_AUTHN.value(), "CREDENTIAL", credential));
	}

}
