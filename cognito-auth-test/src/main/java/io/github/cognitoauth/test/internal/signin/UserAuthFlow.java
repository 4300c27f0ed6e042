// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.DeliveryMedium;

/**
 * {@code USER_AUTH}: the user chooses the first factor. A preference that the user cannot
 * meet leads to the choice and is no error.
 */
final class UserAuthFlow implements Flow {

	private final SignInSteps steps;

	private final PasswordFlow password;

	private final SrpFlow srp;

	private final LevelRequest levels;

	UserAuthFlow(SignInSteps steps, PasswordFlow password, SrpFlow srp, LevelRequest levels) {
		this.steps = steps;
		this.levels = levels;
		this.password = password;
		this.srp = srp;
	}

	@Override
	public Step start(SignIn begun, Map<String, String> parameters) {
		if (begun.user() != null) {
			AccountChecks.maySignIn(begun.user());
		}
		SignIn signIn = this.levels.apply(begun, parameters);
		Step stepUp = this.steps.missingFactor(signIn);
		return (stepUp != null) ? stepUp : firstFactor(signIn, parameters);
	}

	private Step firstFactor(SignIn signIn, Map<String, String> parameters) {
		List<String> offered = offered(signIn);
		if (offered.isEmpty()) {
			throw CognitoError.wrongCredentials();
		}
		String preferred = parameters.get("PREFERRED_CHALLENGE");
		if (preferred != null && offered.contains(preferred)) {
			return begin(signIn, preferred, parameters, offered);
		}
		if (signIn.user() == null && offered.contains(CodeChallenge.EMAIL_OTP)) {
			return begin(signIn, CodeChallenge.EMAIL_OTP, parameters, offered);
		}
		return Step.ask(new SelectChallenge(this, signIn, offered)).offering(offered);
	}

	private List<String> offered(SignIn signIn) {
		PoolSettings settings = this.steps.pool().settings();
		User user = signIn.user();
		if (user == null) {
			return FirstFactors.ofUnknown(settings);
		}
		List<String> factors = FirstFactors.of(user, settings);
		if (signIn.target() > 0) {
			LevelPaths paths = new LevelPaths(user, settings, signIn.target(), signIn.methods());
			factors.removeIf((factor) -> !paths.startsWith(factor));
		}
		return factors;
	}

	/**
	 * Begins with the chosen factor. A password or {@code SRP_A} that is not there yet is
	 * asked for.
	 * @param signIn the sign-in
	 * @param factor the factor
	 * @param given what the client has sent with its choice
	 * @param offered what it could choose from
	 * @return the next step
	 */
	Step begin(SignIn signIn, String factor, Map<String, String> given, List<String> offered) {
		if (FirstFactors.PASSWORD.equals(factor) && given.containsKey("PASSWORD")) {
			return this.password.start(signIn, given);
		}
		return ask(signIn, factor, given).offering(offered);
	}

	private Step ask(SignIn signIn, String factor, Map<String, String> given) {
		return switch (factor) {
			case FirstFactors.PASSWORD -> Step
				.ask(new PasswordChallenge(factor, (answer) -> this.password.start(signIn.withDevice(answer), answer)));
			case FirstFactors.PASSWORD_SRP -> given.containsKey("SRP_A") ? startSrp(signIn, given)
					: Step.ask(new PasswordChallenge(factor, (answer) -> startSrp(signIn, answer)));
			case FirstFactors.WEB_AUTHN -> startWebAuthn(signIn);
			case CodeChallenge.EMAIL_OTP ->
				Step.ask(CodeChallenge.firstFactor(this.steps, signIn, DeliveryMedium.EMAIL));
			case CodeChallenge.SMS_OTP -> Step.ask(CodeChallenge.firstFactor(this.steps, signIn, DeliveryMedium.SMS));
			default -> throw CognitoError.invalidParameter("The selected challenge is not available");
		};
	}

	private Step startSrp(SignIn signIn, Map<String, String> given) {
		return this.srp.start(signIn, given, true, this.steps::passwordProved);
	}

	private Step startWebAuthn(SignIn signIn) {
		String relyingPartyId = this.steps.pool().settings().relyingPartyId();
		if (relyingPartyId == null) {
			throw CognitoError.of("InvalidUserPoolConfiguration", "The relying party is not set");
		}
		return Step.ask(new WebAuthnChallenge(this.steps, signIn, relyingPartyId));
	}

}
