// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;
import java.util.List;

import io.github.cognitoauth.authentication.MfaType;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;

/**
 * How a user can sign in ({@code GetUserAuthFactorsResponse}). Immutable;
 * {@link #toString()} does not show the user name.
 *
 * @param username the real user name
 * @param factors the factors that are configured
 * @param preferredMfa the second factor that is asked for first, or {@code null}
 * @param mfaTypes the second factors that are set up
 * @since 0.1.0
 */
public record UserAuthFactors(String username, List<AuthFactor> factors, @Nullable MfaType preferredMfa,
		List<MfaType> mfaTypes) implements Serializable {

	/** Copy the lists. */
	public UserAuthFactors {
		factors = List.copyOf(factors);
		mfaTypes = List.copyOf(mfaTypes);
	}

	static UserAuthFactors of(CognitoResponse answer) {
		return new UserAuthFactors(Answers.required(answer, "Username"),
				Answers.texts(answer.body(), "ConfiguredUserAuthFactors").stream().map(AuthFactor::new).toList(),
				Answers.mfaType(answer.body(), "PreferredMfaSetting"),
				Answers.mfaTypes(answer.body(), "UserMFASettingList"));
	}

	@Override
	public String toString() {
		return "UserAuthFactors[factors=" + this.factors + ", mfaTypes=" + this.mfaTypes + "]";
	}

}
