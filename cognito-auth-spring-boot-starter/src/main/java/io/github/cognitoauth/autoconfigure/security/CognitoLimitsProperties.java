// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the limits of failed sign-ins.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.security.limits")
public class CognitoLimitsProperties {

	/**
	 * Whether to limit failed sign-ins. It needs Bucket4j and Caffeine, or a
	 * CognitoRateLimiter bean.
	 */
	private boolean enabled = true;

	/**
	 * How many attempts from one address may fail, as a number, a slash and a time.
	 */
	private String perAddress = "100/1m";

	/**
	 * How many attempts with one user name from one address may fail, as a number, a
	 * slash and a time.
	 */
	private String perNameAndAddress = "10/10m";

	/**
	 * How many answers within one sign-in without a session may fail.
	 */
	private int perFlow = 6;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public String getPerAddress() {
		return this.perAddress;
	}

	public void setPerAddress(String perAddress) {
		this.perAddress = perAddress;
	}

	public String getPerNameAndAddress() {
		return this.perNameAndAddress;
	}

	public void setPerNameAndAddress(String perNameAndAddress) {
		this.perNameAndAddress = perNameAndAddress;
	}

	public int getPerFlow() {
		return this.perFlow;
	}

	public void setPerFlow(int perFlow) {
		this.perFlow = perFlow;
	}

}
