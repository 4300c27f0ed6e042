// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.internal.token.Tokens;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.UserStatus;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What follows on a proof: after the password a new one or a second factor, after the
 * second factor tokens.
 */
final class SignInSteps {

	private final UserPool pool;

	private final Tokens tokens;

	private final SecondFactors secondFactors = new SecondFactors(this);

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
			return Step.ask(new NewPasswordChallenge(this, signIn.proved(Method.PASSWORD)));
		}
		return this.secondFactors.next(signIn.proved(Method.PASSWORD));
	}

	/**
	 * Goes on where only a second factor is missing for the level that was asked for.
	 * @param signIn the sign-in
	 * @return the next step, or null if a first factor is missing or no level was asked
	 * for
	 */
	@Nullable Step missingFactor(SignIn signIn) {
		return this.secondFactors.missing(signIn);
	}

	/**
	 * Goes on when everything before the second factor is proved.
	 * @param signIn the sign-in
	 * @return the next step
	 */
	Step secondFactor(SignIn signIn) {
		return this.secondFactors.next(signIn);
	}

	/**
	 * Goes on when everything but a remembered device is proved.
	 * @param signIn the sign-in
	 * @return the next step
	 */
	Step deviceOrTokens(SignIn signIn) {
		Device device = this.secondFactors.rememberedDevice(signIn);
		return (device != null) ? Step.ask(new DeviceSrpChallenge(this, signIn, device)) : complete(signIn, null);
	}

	/**
	 * Ends the sign-in with tokens. A device that has not proved its secret is a new one.
	 * @param signIn the sign-in
	 * @param device the device that has proved its secret, or null
	 * @return the last step
	 */
	Step complete(SignIn signIn, @Nullable Device device) {
		User user = signIn.knownUser();
		AccountChecks.mayContinue(user);
		PoolSettings settings = this.pool.settings();
		if (settings.devices() == DeviceTracking.OFF) {
			return Step.done(issue(signIn, null));
		}
		Instant now = this.pool.now();
		Device known = (device != null) ? device : user.devices().add(settings.region(), now);
		ObjectNode result = issue(signIn, known.key());
		if (device == null) {
			result.putObject("NewDeviceMetadata").put("DeviceKey", known.key()).put("DeviceGroupKey", known.groupKey());
		}
		return Step.done(result);
	}

	private ObjectNode issue(SignIn signIn, @Nullable String deviceKey) {
		return this.tokens.signedIn(signIn.knownUser(), signIn.client(), deviceKey, signIn.methods(),
				signIn.target() > 0, signIn.userAgent(), this.pool.settings().region());
	}

}
