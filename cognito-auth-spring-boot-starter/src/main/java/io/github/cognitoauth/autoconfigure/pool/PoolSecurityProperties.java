// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * What the login of a user pool beside the main one is like.
 *
 * @since 0.1.0
 */
public class PoolSecurityProperties {

	/**
	 * Prefix of the authority that is made from a group of the user. ROLE_ and the name
	 * of the user pool if not set.
	 */
	private @Nullable String authorityPrefix;

	/**
	 * What a user of the user pool is called in the application.
	 */
	private PrincipalName principalName = PrincipalName.USERNAME_AND_POOL;

	/**
	 * Whether to tell a disabled, locked, unconfirmed or unknown user apart from a wrong
	 * password. Same as for the main user pool if not set.
	 */
	private @Nullable Boolean revealAccountState;

	/**
	 * Maximum time for one step of a sign-in. Same as for the main user pool if not set.
	 */
	private @Nullable Duration timeout;

	/**
	 * Maximum time between two steps of a sign-in. Same as for the main user pool if not
	 * set.
	 */
	private @Nullable Duration challengeTimeout;

	/**
	 * Maximum number of refused answers to the challenges of one sign-in. Same as for the
	 * main user pool if not set.
	 */
	private @Nullable Integer challengeMaxAttempts;

	private final PoolSessionProperties session = new PoolSessionProperties();

	public @Nullable String getAuthorityPrefix() {
		return this.authorityPrefix;
	}

	public void setAuthorityPrefix(@Nullable String authorityPrefix) {
		this.authorityPrefix = authorityPrefix;
	}

	public PrincipalName getPrincipalName() {
		return this.principalName;
	}

	public void setPrincipalName(PrincipalName principalName) {
		this.principalName = principalName;
	}

	public @Nullable Boolean getRevealAccountState() {
		return this.revealAccountState;
	}

	public void setRevealAccountState(@Nullable Boolean revealAccountState) {
		this.revealAccountState = revealAccountState;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable Duration getChallengeTimeout() {
		return this.challengeTimeout;
	}

	public void setChallengeTimeout(@Nullable Duration challengeTimeout) {
		this.challengeTimeout = challengeTimeout;
	}

	public @Nullable Integer getChallengeMaxAttempts() {
		return this.challengeMaxAttempts;
	}

	public void setChallengeMaxAttempts(@Nullable Integer challengeMaxAttempts) {
		this.challengeMaxAttempts = challengeMaxAttempts;
	}

	public PoolSessionProperties getSession() {
		return this.session;
	}

}
