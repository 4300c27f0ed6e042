// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;

/**
 * {@code USER_PASSWORD_AUTH}, and the password of choice-based sign-in.
 */
final class PasswordFlow implements Flow {

	private final SignInSteps steps;

	PasswordFlow(SignInSteps steps) {
		this.steps = steps;
	}

	@Override
	public Step start(SignIn signIn, Map<String, String> parameters) {
		String password = ChallengeAnswer.required(parameters, "PASSWORD");
		User user = signIn.knownUser();
		UserPool pool = this.steps.pool();
		AccountChecks.password(pool, user, () -> pool.passwordOf(user).matches(password));
		return this.steps.passwordProved(signIn);
	}

}
