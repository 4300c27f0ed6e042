package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.state.User;

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
		AccountChecks.password(user, () -> user.password().matches(password), this.steps.pool().now());
		return this.steps.passwordProved(signIn);
	}

}
