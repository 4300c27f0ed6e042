// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.List;

import io.github.cognitoauth.test.internal.protocol.CognitoError;

/**
 * {@code SELECT_CHALLENGE}: the choice of a first factor. The password can be given
 * without choosing first.
 */
final class SelectChallenge implements Challenge {

	private static final String NAME = "SELECT_CHALLENGE";

	private static final List<String> DIRECT = List.of(FirstFactors.PASSWORD, FirstFactors.PASSWORD_SRP,
			FirstFactors.WEB_AUTHN);

	private final UserAuthFlow flow;

	private final SignIn signIn;

	private final List<String> offered;

	SelectChallenge(UserAuthFlow flow, SignIn signIn, List<String> offered) {
		this.flow = flow;
		this.signIn = signIn;
		this.offered = offered;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public boolean accepts(String challengeName) {
		return NAME.equals(challengeName) || DIRECT.contains(challengeName);
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		boolean chosen = NAME.equals(answer.challengeName());
		String factor = chosen ? answer.requiredText("ANSWER") : answer.challengeName();
		if (!this.offered.contains(factor)) {
			throw CognitoError.invalidParameter("The selected challenge is not available");
		}
		return this.flow.begin(this.signIn.withDevice(answer.responses()), factor, answer.responses(), this.offered);
	}

}
