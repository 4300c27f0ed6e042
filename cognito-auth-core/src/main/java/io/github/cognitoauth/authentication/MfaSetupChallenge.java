// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;

import org.springframework.util.Assert;

/**
 * The pool requires a second factor and the user has none ({@code MFA_SETUP}). For an
 * authenticator app, go through
 * {@link CognitoPasswordAuthenticator#associateSoftwareToken(MfaSetupChallenge)}; for
 * e-mail, answer with the address.
 *
 * @since 0.1.0
 */
public final class MfaSetupChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	MfaSetupChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Return the factors that can be set up ({@code MFAS_CAN_SETUP}).
	 * @return the choices in the order of the service
	 */
	public List<MfaType> mfaTypes() {
		return ParameterJson.strings(parameters().get("MFAS_CAN_SETUP"))
			.stream()
			.filter((name) -> !name.isBlank())
			.map(MfaType::new)
			.toList();
	}

	/**
	 * Answer with an e-mail address that will receive codes.
	 * @param address the address
	 * @return the answer
	 */
	public ChallengeAnswer answerEmail(String address) {
		Assert.hasText(address, "'address' must not be empty");
		return answerWith("EMAIL", address.trim());
	}

	MfaSetupChallenge withSession(String session) {
		return new MfaSetupChallenge(data().withSession(session));
	}

}
