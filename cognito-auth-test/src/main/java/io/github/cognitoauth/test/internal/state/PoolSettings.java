// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Duration;
import java.util.Set;

import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.IssuerConfiguration;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.PasswordPolicy;
import io.github.cognitoauth.test.pool.PreSignUp;
import io.github.cognitoauth.test.pool.SignInNames;
import org.jspecify.annotations.Nullable;

/**
 * Settings of the whole pool.
 *
 * @param region the region, such as {@code eu-central-1}
 * @param userPoolId the pool id, {@code region_Name}
 * @param authSessionValidity how long a challenge can be answered
 * @param mfa whether a second factor is asked for
 * @param mfaFactors second factors that the pool offers
 * @param firstFactors first factors that choice-based sign-in offers
 * @param devices whether devices are remembered
 * @param passwordPolicy what new passwords must look like
 * @param signInNames what can be typed as user name
 * @param caseSensitiveNames whether names in other letters are other names
 * @param requiredAttributes attributes that every user must have
 * @param verifiedBeforeUpdate addresses that keep their value until the new one is
 * verified
 * @param issuer which issuer the tokens name
 * @param levels how requests for an authentication level are answered
 * @param sessionsPerUser the most token sessions of a user, 0 if they are not tracked
 * @param relyingPartyId the WebAuthn relying party, null if passkeys are not set up
 * @param preSignUp what is decided about a sign-up, null if nothing is
 * @param custom what {@code CUSTOM_AUTH} asks, null if it is not set up
 */
public record PoolSettings(String region, String userPoolId, Duration authSessionValidity, MfaConfiguration mfa,
		Set<MfaFactor> mfaFactors, Set<FirstFactor> firstFactors, DeviceTracking devices, PasswordPolicy passwordPolicy,
		SignInNames signInNames, boolean caseSensitiveNames, Set<String> requiredAttributes,
		Set<String> verifiedBeforeUpdate, IssuerConfiguration issuer, AuthenticationLevels levels, int sessionsPerUser,
		@Nullable String relyingPartyId, @Nullable PreSignUp preSignUp, @Nullable CustomAuthentication custom) {

	/**
	 * Returns the same settings in another Region.
	 * @param other the Region
	 * @return the settings
	 */
	PoolSettings in(String other) {
		return new PoolSettings(other, this.userPoolId, this.authSessionValidity, this.mfa, this.mfaFactors,
				this.firstFactors, this.devices, this.passwordPolicy, this.signInNames, this.caseSensitiveNames,
				this.requiredAttributes, this.verifiedBeforeUpdate, this.issuer, this.levels, this.sessionsPerUser,
				this.relyingPartyId, this.preSignUp, this.custom);
	}

	/**
	 * Returns the part of the pool id that SRP uses.
	 * @return what stands after the underscore
	 */
	public String poolName() {
		return this.userPoolId.substring(this.userPoolId.indexOf('_') + 1);
	}

}
