// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.authentication.RefreshOperation;
import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import org.jspecify.annotations.Nullable;

/**
 * How users sign in to a user pool beside the main one.
 *
 * @since 0.1.0
 */
public class PoolSignInProperties {

	/**
	 * Authentication flow of a sign-in. Same as for the main user pool if not set.
	 */
	private @Nullable SignInFlow flow;

	/**
	 * Operation that exchanges a refresh token. Same as for the main user pool if not
	 * set.
	 */
	private @Nullable RefreshOperation refreshOperation;

	/**
	 * Whether to confirm the device that a user pool with device tracking creates for a
	 * sign-in. Same as for the main user pool if not set.
	 */
	private @Nullable Boolean confirmDevices;

	private final PoolLevelsProperties levels = new PoolLevelsProperties();

	public @Nullable SignInFlow getFlow() {
		return this.flow;
	}

	public void setFlow(@Nullable SignInFlow flow) {
		this.flow = flow;
	}

	public @Nullable RefreshOperation getRefreshOperation() {
		return this.refreshOperation;
	}

	public void setRefreshOperation(@Nullable RefreshOperation refreshOperation) {
		this.refreshOperation = refreshOperation;
	}

	public @Nullable Boolean getConfirmDevices() {
		return this.confirmDevices;
	}

	public void setConfirmDevices(@Nullable Boolean confirmDevices) {
		this.confirmDevices = confirmDevices;
	}

	public PoolLevelsProperties getLevels() {
		return this.levels;
	}

}
