// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.cognitoauth.test.internal.state.Delivery;
import io.github.cognitoauth.test.internal.state.PoolSettings;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.UserStatus;

/**
 * Which first factors choice-based sign-in offers a user. One-time codes and second
 * factors exclude each other.
 */
final class FirstFactors {

	static final String PASSWORD = "PASSWORD";

	static final String PASSWORD_SRP = "PASSWORD_SRP";

	static final String WEB_AUTHN = "WEB_AUTHN";

	private FirstFactors() {
	}

	static List<String> of(User user, PoolSettings settings) {
		List<String> offered = new ArrayList<>();
		Set<FirstFactor> factors = settings.firstFactors();
		if (factors.contains(FirstFactor.PASSWORD) && user.password().isSet()) {
			offered.add(PASSWORD_SRP);
			offered.add(PASSWORD);
		}
		if (user.status() == UserStatus.FORCE_CHANGE_PASSWORD) {
			return offered;
		}
		boolean secondFactor = settings.mfa() == MfaConfiguration.ON
				|| (settings.mfa() == MfaConfiguration.OPTIONAL && !SecondFactors.usable(user, settings).isEmpty());
		if (!secondFactor && factors.contains(FirstFactor.EMAIL_OTP)
				&& Delivery.reaches(user, DeliveryMedium.EMAIL, true)) {
			offered.add(CodeChallenge.EMAIL_OTP);
		}
		if (!secondFactor && factors.contains(FirstFactor.SMS_OTP)
				&& Delivery.reaches(user, DeliveryMedium.SMS, true)) {
			offered.add(CodeChallenge.SMS_OTP);
		}
		boolean passkey = !secondFactor || user.mfa().passkeyAsMfa();
		if (passkey && factors.contains(FirstFactor.WEB_AUTHN) && !user.passkeys().all().isEmpty()) {
			offered.add(WEB_AUTHN);
		}
		return offered;
	}

	/**
	 * Returns what an unknown user is offered.
	 * @param settings the pool's settings
	 * @return the factors
	 */
	static List<String> ofUnknown(PoolSettings settings) {
		boolean code = settings.mfa() != MfaConfiguration.ON && settings.firstFactors().contains(FirstFactor.EMAIL_OTP);
		return code ? List.of(PASSWORD_SRP, PASSWORD, CodeChallenge.EMAIL_OTP) : List.of(PASSWORD_SRP, PASSWORD);
	}

}
