// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.time.Duration;

import io.github.cognitoauth.autoconfigure.WithoutRefreshToken;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the sessions of people.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.security.session")
public class CognitoSessionProperties {

	/**
	 * How often the account of somebody who is signed in is looked at, at the latest when
	 * the access token ends; 0 only when tokens are asked for.
	 */
	private Duration checkEvery = Duration.ofHours(1);

	/**
	 * Whether to end the session of somebody whose refresh token the pool refuses.
	 */
	private boolean endWhenRefused = true;

	/**
	 * Time after the end of the access token for which people stay signed in during an
	 * outage of the pool; without limit if not set.
	 */
	private @Nullable Duration outageGrace;

	/**
	 * What becomes of a session without a refresh token when its access token ends.
	 */
	private WithoutRefreshToken withoutRefreshToken = WithoutRefreshToken.END;

	public Duration getCheckEvery() {
		return this.checkEvery;
	}

	public void setCheckEvery(Duration checkEvery) {
		this.checkEvery = checkEvery;
	}

	public boolean isEndWhenRefused() {
		return this.endWhenRefused;
	}

	public void setEndWhenRefused(boolean endWhenRefused) {
		this.endWhenRefused = endWhenRefused;
	}

	public @Nullable Duration getOutageGrace() {
		return this.outageGrace;
	}

	public void setOutageGrace(@Nullable Duration outageGrace) {
		this.outageGrace = outageGrace;
	}

	public WithoutRefreshToken getWithoutRefreshToken() {
		return this.withoutRefreshToken;
	}

	public void setWithoutRefreshToken(WithoutRefreshToken withoutRefreshToken) {
		this.withoutRefreshToken = withoutRefreshToken;
	}

}
