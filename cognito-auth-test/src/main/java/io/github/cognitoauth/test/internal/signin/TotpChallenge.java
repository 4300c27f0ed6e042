// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * {@code SOFTWARE_TOKEN_MFA}: a code of the user's authenticator app.
 */
final class TotpChallenge implements Challenge {

	static final String NAME = "SOFTWARE_TOKEN_MFA";

	private final SignInSteps steps;

	private final SignIn signIn;

	TotpChallenge(SignInSteps steps, SignIn signIn) {
		this.steps = steps;
		this.signIn = signIn;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public Map<String, String> parameters() {
		User user = this.signIn.knownUser();
		return Map.of("FRIENDLY_DEVICE_NAME", user.mfa().totpName(), "USER_ID_FOR_SRP", user.username());
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		User user = this.signIn.knownUser();
		UserPool pool = this.steps.pool();
		String code = answer.requiredText("SOFTWARE_TOKEN_MFA_CODE");
		SecondFactors.checkCode(pool, user, () -> user.mfa().acceptTotp(code, pool.clientClocks()));
		return this.steps.complete(this.signIn.proved(Method.TOTP), null);
	}

}
