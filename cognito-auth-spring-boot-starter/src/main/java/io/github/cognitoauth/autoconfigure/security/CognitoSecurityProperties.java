// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the integration with Spring Security.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.security")
public class CognitoSecurityProperties {

	/**
	 * Whether to let Spring Security authenticate users against the user pool.
	 */
	private boolean enabled = true;

	/**
	 * Whether to tell a disabled, locked, unconfirmed or unknown user apart from a wrong
	 * password.
	 */
	private boolean revealAccountState;

	/**
	 * Prefix of the authority that is made from a group of the user.
	 */
	private String authorityPrefix = "ROLE_";

	/**
	 * Maximum time for one step of a sign-in.
	 */
	private Duration timeout = Duration.ofSeconds(30);

	/**
	 * Whether to tell the pool the address of the client, and what its script found out
	 * about the device, for threat protection.
	 */
	private boolean sendClientData;

	/**
	 * Maximum time between two steps of a sign-in. Match it to the authentication flow
	 * session duration of the app client.
	 */
	private Duration challengeTimeout = Duration.ofMinutes(3);

	/**
	 * Maximum number of refused answers to the challenges of one sign-in.
	 */
	private int challengeMaxAttempts = 5;

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isRevealAccountState() {
		return this.revealAccountState;
	}

	public void setRevealAccountState(boolean revealAccountState) {
		this.revealAccountState = revealAccountState;
	}

	public String getAuthorityPrefix() {
		return this.authorityPrefix;
	}

	public void setAuthorityPrefix(String authorityPrefix) {
		this.authorityPrefix = authorityPrefix;
	}

	public Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	public boolean isSendClientData() {
		return this.sendClientData;
	}

	public void setSendClientData(boolean sendClientData) {
		this.sendClientData = sendClientData;
	}

	public Duration getChallengeTimeout() {
		return this.challengeTimeout;
	}

	public void setChallengeTimeout(Duration challengeTimeout) {
		this.challengeTimeout = challengeTimeout;
	}

	public int getChallengeMaxAttempts() {
		return this.challengeMaxAttempts;
	}

	public void setChallengeMaxAttempts(int challengeMaxAttempts) {
		this.challengeMaxAttempts = challengeMaxAttempts;
	}

}
