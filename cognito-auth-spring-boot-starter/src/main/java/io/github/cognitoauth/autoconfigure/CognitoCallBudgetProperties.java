// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of how much of the request quota is used.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoCallBudgetProperties {

	/**
	 * Maximum number of sign-ins, refreshes and machine-to-machine tokens per second that
	 * service accounts ask for in this process. Halved while the service throttles.
	 * People are never held back. The quota of an AWS account and Region is 120 by
	 * default: share it among instances.
	 */
	private int callsPerSecond = 100;

	public int getCallsPerSecond() {
		return this.callsPerSecond;
	}

	public void setCallsPerSecond(int callsPerSecond) {
		this.callsPerSecond = callsPerSecond;
	}

}
