// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.WithoutRefreshToken;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of people of a user pool beside the main one.
 *
 * @since 0.1.0
 */
public class PoolSessionProperties {

	/**
	 * How often the account of somebody who is signed in is looked at. Same as for the
	 * main user pool if not set.
	 */
	private @Nullable Duration checkEvery;

	/**
	 * Whether to end the session of somebody whose refresh token the pool refuses. Same
	 * as for the main user pool if not set.
	 */
	private @Nullable Boolean endWhenRefused;

	/**
	 * Time after the end of the access token for which people stay signed in during an
	 * outage of the pool. Same as for the main user pool if not set.
	 */
	private @Nullable Duration outageGrace;

	/**
	 * What becomes of a session without a refresh token when its access token ends. Same
	 * as for the main user pool if not set.
	 */
	private @Nullable WithoutRefreshToken withoutRefreshToken;

	public @Nullable Duration getCheckEvery() {
		return this.checkEvery;
	}

	public void setCheckEvery(@Nullable Duration checkEvery) {
		this.checkEvery = checkEvery;
	}

	public @Nullable Boolean getEndWhenRefused() {
		return this.endWhenRefused;
	}

	public void setEndWhenRefused(@Nullable Boolean endWhenRefused) {
		this.endWhenRefused = endWhenRefused;
	}

	public @Nullable Duration getOutageGrace() {
		return this.outageGrace;
	}

	public void setOutageGrace(@Nullable Duration outageGrace) {
		this.outageGrace = outageGrace;
	}

	public @Nullable WithoutRefreshToken getWithoutRefreshToken() {
		return this.withoutRefreshToken;
	}

	public void setWithoutRefreshToken(@Nullable WithoutRefreshToken withoutRefreshToken) {
		this.withoutRefreshToken = withoutRefreshToken;
	}

}
