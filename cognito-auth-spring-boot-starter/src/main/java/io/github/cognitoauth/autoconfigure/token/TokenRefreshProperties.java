// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Configuration properties of when the tokens of an account are refreshed. What is not
 * set follows from the life of the token.
 *
 * @since 0.1.0
 */
public class TokenRefreshProperties {

	/**
	 * Time before expiry from which tokens are refreshed in the background. At most half
	 * of their life.
	 */
	private @Nullable Duration advisoryWindow;

	/**
	 * Time before expiry from which callers wait for new tokens.
	 */
	private @Nullable Duration mandatoryWindow;

	/**
	 * Time without any attempt after a failure that can pass, at least. Callers who wait
	 * for a token cause the next one after 1 to 1.5 times as long.
	 */
	private @Nullable Duration minBackoff;

	/**
	 * Upper bound of the delay of the timer after failures in a row, together with a
	 * twentieth of the token's life.
	 */
	private @Nullable Duration maxBackoff;

	/**
	 * Time without any attempt, whoever asks, after the account was refused in a way that
	 * can lock it. Doubles with every further refusal.
	 */
	private @Nullable Duration minCoolDown;

	/**
	 * Upper bound of that time, to which up to a fifth is added at random.
	 */
	private @Nullable Duration maxCoolDown;

	/**
	 * Maximum time for one refresh with its repetitions.
	 */
	private @Nullable Duration timeout;

	/**
	 * Maximum time for one sign-in with all its steps.
	 */
	private @Nullable Duration signInTimeout;

	/**
	 * Maximum time that a caller waits for a token, whatever happens meanwhile.
	 */
	private @Nullable Duration waitTimeout;

	public @Nullable Duration getAdvisoryWindow() {
		return this.advisoryWindow;
	}

	public void setAdvisoryWindow(@Nullable Duration advisoryWindow) {
		this.advisoryWindow = advisoryWindow;
	}

	public @Nullable Duration getMandatoryWindow() {
		return this.mandatoryWindow;
	}

	public void setMandatoryWindow(@Nullable Duration mandatoryWindow) {
		this.mandatoryWindow = mandatoryWindow;
	}

	public @Nullable Duration getMinBackoff() {
		return this.minBackoff;
	}

	public void setMinBackoff(@Nullable Duration minBackoff) {
		this.minBackoff = minBackoff;
	}

	public @Nullable Duration getMaxBackoff() {
		return this.maxBackoff;
	}

	public void setMaxBackoff(@Nullable Duration maxBackoff) {
		this.maxBackoff = maxBackoff;
	}

	public @Nullable Duration getMinCoolDown() {
		return this.minCoolDown;
	}

	public void setMinCoolDown(@Nullable Duration minCoolDown) {
		this.minCoolDown = minCoolDown;
	}

	public @Nullable Duration getMaxCoolDown() {
		return this.maxCoolDown;
	}

	public void setMaxCoolDown(@Nullable Duration maxCoolDown) {
		this.maxCoolDown = maxCoolDown;
	}

	public @Nullable Duration getTimeout() {
		return this.timeout;
	}

	public void setTimeout(@Nullable Duration timeout) {
		this.timeout = timeout;
	}

	public @Nullable Duration getSignInTimeout() {
		return this.signInTimeout;
	}

	public void setSignInTimeout(@Nullable Duration signInTimeout) {
		this.signInTimeout = signInTimeout;
	}

	public @Nullable Duration getWaitTimeout() {
		return this.waitTimeout;
	}

	public void setWaitTimeout(@Nullable Duration waitTimeout) {
		this.waitTimeout = waitTimeout;
	}

}
