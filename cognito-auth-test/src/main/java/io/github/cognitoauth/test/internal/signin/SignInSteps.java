package io.github.cognitoauth.test.internal.signin;

import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.Tokens;
import io.github.cognitoauth.test.pool.UserStatus;

/**
 * What follows on a proof: after the password a new one or a second factor, after the
 * second factor tokens.
 */
final class SignInSteps {

	private final UserPool pool;

	private final Tokens tokens;

	SignInSteps(UserPool pool, Tokens tokens) {
		this.pool = pool;
		this.tokens = tokens;
	}

	UserPool pool() {
		return this.pool;
	}

	/**
	 * Goes on after a right password.
	 * @param signIn the sign-in
	 * @return the next step
	 */
	Step passwordProved(SignIn signIn) {
		if (signIn.knownUser().status() == UserStatus.FORCE_CHANGE_PASSWORD) {
			return Step.ask(new NewPasswordChallenge(this, signIn));
		}
		return secondFactor(signIn);
	}

	/**
	 * Goes on when everything before the second factor is proved.
	 * @param signIn the sign-in
	 * @return the next step
	 */
	Step secondFactor(SignIn signIn) {
		return complete(signIn);
	}

	/**
	 * Ends the sign-in with tokens.
	 * @param signIn the sign-in
	 * @return the last step
	 */
	Step complete(SignIn signIn) {
		User user = signIn.knownUser();
		AccountChecks.mayContinue(user);
		return Step.done(this.tokens.signedIn(user, signIn.client(), null));
	}

}
