// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.pool.MfaFactor;

/**
 * {@code SELECT_MFA_TYPE}: the user has several second factors and prefers none.
 */
final class SelectMfaChallenge implements Challenge {

	private final SecondFactors secondFactors;

	private final SignIn signIn;

	private final Set<MfaFactor> factors;

	SelectMfaChallenge(SecondFactors secondFactors, SignIn signIn, Set<MfaFactor> factors) {
		this.secondFactors = secondFactors;
		this.signIn = signIn;
		this.factors = factors;
	}

	@Override
	public String name() {
		return "SELECT_MFA_TYPE";
	}

	@Override
	public Map<String, String> parameters() {
		return Map.of("MFAS_CAN_CHOOSE", Json.text(this.factors), "USER_ID_FOR_SRP", this.signIn.realName());
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		String choice = answer.requiredText("ANSWER");
		for (MfaFactor factor : this.factors) {
			if (factor.name().equals(choice)) {
				return this.secondFactors.ask(this.signIn, factor);
			}
		}
		throw CognitoError.of("MFAMethodNotFound", "MFA method not found for the user");
	}

}
