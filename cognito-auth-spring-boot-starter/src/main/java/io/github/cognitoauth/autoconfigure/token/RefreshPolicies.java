// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;

import io.github.cognitoauth.token.TokenRefreshPolicy;
import org.jspecify.annotations.Nullable;

/** Puts the properties of an account on top of the policy of its source. */
final class RefreshPolicies {

	private RefreshPolicies() {
	}

	static TokenRefreshPolicy of(TokenRefreshProperties properties, TokenRefreshPolicy defaults,
			@Nullable Duration storeTimeout) {
		Duration advisory = properties.getAdvisoryWindow();
		Duration mandatory = properties.getMandatoryWindow();
		return new TokenRefreshPolicy((advisory != null) ? advisory : defaults.advisoryWindow(),
				(mandatory != null) ? mandatory : defaults.mandatoryWindow(),
				orElse(properties.getMinBackoff(), defaults.minBackoff()),
				orElse(properties.getMaxBackoff(), defaults.maxBackoff()),
				orElse(properties.getMinCoolDown(), defaults.minCoolDown()),
				orElse(properties.getMaxCoolDown(), defaults.maxCoolDown()),
				orElse(properties.getTimeout(), defaults.refreshTimeout()),
				orElse(properties.getSignInTimeout(), defaults.signInTimeout()),
				orElse(storeTimeout, defaults.storeTimeout()),
				orElse(properties.getWaitTimeout(), defaults.waitTimeout()));
	}

	private static Duration orElse(@Nullable Duration value, Duration defaultValue) {
		return (value != null) ? value : defaultValue;
	}

}
