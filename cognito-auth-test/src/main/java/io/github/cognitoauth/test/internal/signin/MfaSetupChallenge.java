// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.test.internal.level.Method;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.AttributeRules;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.jspecify.annotations.Nullable;

/**
 * {@code MFA_SETUP}: the pool insists on a second factor and the user has none. An
 * authenticator app is set up through {@code AssociateSoftwareToken} and
 * {@code VerifySoftwareToken} with the session; an e-mail address is given in the answer
 * and proved by a code.
 */
final class MfaSetupChallenge implements Challenge {

	private final SignInSteps steps;

	private final SignIn signIn;

	private final Set<MfaFactor> factors;

	private boolean totpVerified;

	MfaSetupChallenge(SignInSteps steps, SignIn signIn, Set<MfaFactor> factors) {
		this.steps = steps;
		this.signIn = signIn;
		this.factors = new TreeSet<>(factors);
	}

	@Override
	public String name() {
		return "MFA_SETUP";
	}

	@Override
	public Map<String, String> parameters() {
		return Map.of("MFAS_CAN_SETUP", Json.text(this.factors), "USER_ID_FOR_SRP", this.signIn.realName());
	}

	/**
	 * Begins to set up an authenticator app.
	 * @return the secret in base32
	 */
	String associate() {
		if (!this.factors.contains(MfaFactor.SOFTWARE_TOKEN_MFA)) {
			throw CognitoError.of("SoftwareTokenMFANotFound", "Software token MFA is not enabled for the userPool");
		}
		return this.signIn.knownUser().mfa().associateTotp();
	}

	/**
	 * Checks the first code of the authenticator app.
	 * @param code the code
	 * @param name what the user calls the app, or null
	 * @return whether the code is right
	 */
	boolean verify(String code, @Nullable String name) {
		this.totpVerified = this.signIn.knownUser().mfa().confirmTotp(code, name, this.steps.pool().clientClocks());
		return this.totpVerified;
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		User user = this.signIn.knownUser();
		String address = answer.text("EMAIL");
		if (address != null && this.factors.contains(MfaFactor.EMAIL_OTP)) {
			return emailGiven(user, address);
		}
		if (!this.totpVerified) {
			throw CognitoError.of("SoftwareTokenMFANotFound", "User has not set up software token mfa");
		}
		user.mfa().enabled().add(MfaFactor.SOFTWARE_TOKEN_MFA);
		user.mfa().prefer(MfaFactor.SOFTWARE_TOKEN_MFA);
		return this.steps.complete(this.signIn.proved(Method.TOTP), null);
	}

	private Step emailGiven(User user, String address) {
		AttributeRules.checkForm("email", address);
		user.attributes().put("email", address);
		user.attributes().put("email_verified", "false");
		return Step.ask(CodeChallenge.secondFactor(this.steps, user, DeliveryMedium.EMAIL, () -> {
			user.attributes().put("email_verified", "true");
			user.mfa().enabled().add(MfaFactor.EMAIL_OTP);
			user.mfa().prefer(MfaFactor.EMAIL_OTP);
			return this.steps.complete(this.signIn.proved(Method.EMAIL), null);
		}));
	}

}
