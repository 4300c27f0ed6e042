// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;

import org.springframework.util.Assert;

/**
 * The user has several second factors and none preferred: which one
 * ({@code SELECT_MFA_TYPE}). The chosen factor's challenge follows.
 *
 * @since 0.1.0
 */
public final class SelectMfaTypeChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	SelectMfaTypeChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Return the factors to choose from ({@code MFAS_CAN_CHOOSE}).
	 * @return the choices in the order of the service
	 */
	public List<MfaType> mfaTypes() {
		List<String> names = ParameterJson.strings(parameters().get("MFAS_CAN_CHOOSE"));
		if (names.isEmpty()) {
			// one page of the developer guide names it so
			names = ParameterJson.strings(parameters().get("MFAS_CAN_SELECT"));
		}
		return names.stream().filter((name) -> !name.isBlank()).map(MfaType::new).toList();
	}

	/**
	 * Answer with the user's choice.
	 * @param mfaType one of {@link #mfaTypes()}
	 * @return the answer
	 */
	public ChallengeAnswer answer(MfaType mfaType) {
		Assert.notNull(mfaType, "'mfaType' must not be null");
		return answerWith("ANSWER", mfaType.value());
	}

}
