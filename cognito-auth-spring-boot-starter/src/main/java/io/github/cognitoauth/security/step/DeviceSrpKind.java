// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.DeviceSrpChallenge;
import io.github.cognitoauth.security.text.Text;

/** A device that must prove itself, but is not known here. */
final class DeviceSrpKind implements ChallengeKind<DeviceSrpChallenge> {

	@Override
	public Class<DeviceSrpChallenge> type() {
		return DeviceSrpChallenge.class;
	}

	@Override
	public void describe(DeviceSrpChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.device").notAnswerable();
	}

	@Override
	public StepAnswer read(DeviceSrpChallenge challenge, StepContext context, AnswerValues values) {
		throw new InvalidAnswerException(Text.of("cognito.problem.not-possible"), null);
	}

}
