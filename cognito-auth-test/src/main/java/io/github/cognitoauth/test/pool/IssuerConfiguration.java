// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * Which of its two issuers a pool names in its tokens; {@code IssuerConfigurationType} of
 * the service. The keys are published below that one only, the other answers 403.
 *
 * @since 0.1.0
 */
public enum IssuerConfiguration {

	/**
	 * {@code https://cognito-idp.region.amazonaws.com/pool} at the service,
	 * {@code endpoint/pool} here.
	 */
	ORIGINAL,

	/**
	 * {@code https://issuer-cognito-idp.region.amazonaws.com/pool} at the service,
	 * {@code endpoint/issuer-cognito-idp/pool} here.
	 */
	UPDATED;

	/**
	 * Returns the other one.
	 * @return the other one
	 */
	public IssuerConfiguration other() {
		return (this == ORIGINAL) ? UPDATED : ORIGINAL;
	}

}
