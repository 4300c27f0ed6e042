// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.factor;

import org.jspecify.annotations.Nullable;

/**
 * Names of the factor authorities that a sign-in to a pool grants beside Spring
 * Security's own {@code FACTOR_PASSWORD} and {@code FACTOR_WEBAUTHN}. Require a second
 * factor with
 * {@code hasAllAuthorities(FactorGrantedAuthority.PASSWORD_AUTHORITY, CognitoFactors.MFA_AUTHORITY)}.
 *
 * @since 0.1.0
 */
public final class CognitoFactors {

	/** A second factor was checked by the pool, for {@code withFactor(..)}. */
	public static final String MFA = "COGNITO_MFA";

	/** A second factor was checked by the pool. */
	public static final String MFA_AUTHORITY = "FACTOR_" + MFA;

	/** A one-time code was checked instead of a password. */
	public static final String OTP_AUTHORITY = "FACTOR_COGNITO_OTP";

	/** The pool's own triggers checked an answer instead of a password. */
	public static final String CUSTOM_AUTHORITY = "FACTOR_COGNITO_CUSTOM";

	private static final String PREFIX = "FACTOR_";

	private CognitoFactors() {
	}

	/**
	 * Return whether an authority stands for a factor, this project's or Spring
	 * Security's. A factor is granted for what was checked, never for the name of a
	 * group.
	 * @param authority the name of an authority, if it has one
	 * @return whether it starts as the names of factors do
	 */
	public static boolean isFactor(@Nullable String authority) {
		return authority != null && authority.startsWith(PREFIX);
	}

}
