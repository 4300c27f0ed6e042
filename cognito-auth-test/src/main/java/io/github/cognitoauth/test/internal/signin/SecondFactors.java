// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.Device;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.jspecify.annotations.Nullable;

/**
 * Decides which second factor a sign-in needs: a remembered device takes the place of
 * all; one factor or a preferred one is asked for; of several the user chooses; without
 * any the user sets one up if the pool insists.
 */
final class SecondFactors {

	private final SignInSteps steps;

	SecondFactors(SignInSteps steps) {
		this.steps = steps;
	}

	/**
	 * Finds what completes the level that was asked for.
	 * @param signIn the sign-in
	 * @return the next step, or null if nothing or more than a second factor is missing
	 */
	@Nullable Step missing(SignIn signIn) {
		if (signIn.target() == 0 || signIn.methods().level() >= signIn.target()) {
			return null;
		}
		Set<MfaFactor> factors = new LevelPaths(signIn.knownUser(), this.steps.pool().settings(), signIn.target(),
				signIn.methods())
			.secondFactors();
		// without the password a code would be a first factor
		boolean started = signIn.methods().has(Method.PASSWORD);
		return (started && !factors.isEmpty()) ? askOneOf(signIn, factors) : null;
	}

	Step next(SignIn signIn) {
		Step missing = missing(signIn);
		if (missing != null) {
			return missing;
		}
		Device device = rememberedDevice(signIn);
		if (device != null) {
			return Step.ask(new DeviceSrpChallenge(this.steps, signIn, device));
		}
		PoolSettings settings = this.steps.pool().settings();
		User user = signIn.knownUser();
		Set<MfaFactor> factors = usable(user, settings);
		if (settings.mfa() == MfaConfiguration.OFF
				|| (factors.isEmpty() && settings.mfa() == MfaConfiguration.OPTIONAL && !user.mfa().required())) {
			return this.steps.complete(signIn, null);
		}
		if (factors.isEmpty()) {
			return Step.ask(new MfaSetupChallenge(this.steps, signIn, settings.mfaFactors()));
		}
		if (factors.stream().map(LevelPaths::method).anyMatch(signIn.methods()::has)) {
			return this.steps.complete(signIn, null);
		}
		return askOneOf(signIn, factors);
	}

	private Step askOneOf(SignIn signIn, Set<MfaFactor> factors) {
		MfaFactor preferred = signIn.knownUser().mfa().preferred();
		if (preferred != null && factors.contains(preferred)) {
			return ask(signIn, preferred);
		}
		return (factors.size() == 1) ? ask(signIn, factors.iterator().next())
				: Step.ask(new SelectMfaChallenge(this, signIn, factors));
	}

	/**
	 * Finds the device that the client claims to be.
	 * @param signIn the sign-in
	 * @return the device, or null if none is claimed or it cannot take part
	 */
	@Nullable Device rememberedDevice(SignIn signIn) {
		if (this.steps.pool().settings().devices() == DeviceTracking.OFF || signIn.deviceKey() == null) {
			return null;
		}
		Device device = signIn.knownUser().devices().find(signIn.deviceKey());
		if (device == null) {
			throw CognitoError.resourceNotFound("Device does not exist.");
		}
		return device.remembered() ? device : null;
	}

	Step ask(SignIn signIn, MfaFactor factor) {
		User user = signIn.knownUser();
		return Step.ask(switch (factor) {
			case SOFTWARE_TOKEN_MFA -> new TotpChallenge(this.steps, signIn);
			case SMS_MFA -> CodeChallenge.secondFactor(this.steps, user, DeliveryMedium.SMS,
					() -> this.steps.complete(signIn.proved(Method.SMS), null));
			case EMAIL_OTP -> CodeChallenge.secondFactor(this.steps, user, DeliveryMedium.EMAIL,
					() -> this.steps.complete(signIn.proved(Method.EMAIL), null));
		});
	}

	/**
	 * Finds the factors that a user can be asked for: those that were turned on, or where
	 * the pool insists and none was, those that need no set-up.
	 * @param user the user
	 * @param settings the pool's settings
	 * @return the factors
	 */
	static Set<MfaFactor> usable(User user, PoolSettings settings) {
		Set<MfaFactor> factors = EnumSet.noneOf(MfaFactor.class);
		boolean implied = settings.mfa() == MfaConfiguration.ON && user.mfa().enabled().isEmpty();
		for (MfaFactor factor : settings.mfaFactors()) {
			boolean wanted = implied || user.mfa().enabled().contains(factor);
			if (wanted && possible(user, factor, implied)) {
				factors.add(factor);
			}
		}
		return factors;
	}

	private static boolean possible(User user, MfaFactor factor, boolean verifiedOnly) {
		return switch (factor) {
			case SOFTWARE_TOKEN_MFA -> user.mfa().hasTotp();
			case SMS_MFA -> Delivery.reaches(user, DeliveryMedium.SMS, verifiedOnly);
			case EMAIL_OTP -> Delivery.reaches(user, DeliveryMedium.EMAIL, verifiedOnly);
		};
	}

	/**
	 * Refuses a wrong code, or any code while the user is locked.
	 * @param pool the pool
	 * @param user the user, null if there is none and that is hidden
	 * @param right whether the code is right, not asked while the user is locked
	 */
	static void checkCode(UserPool pool, @Nullable User user, BooleanSupplier right) {
		Instant now = pool.now();
		if (user != null) {
			pool.codeLockout(user).check(now);
		}
		if (!right.getAsBoolean()) {
			if (user != null) {
				pool.codeLockout(user).failed(now);
			}
			throw CognitoError.of("CodeMismatch", "Invalid code or auth state for the user.");
		}
		if (user != null) {
			pool.codeLockout(user).succeeded();
		}
	}

}
