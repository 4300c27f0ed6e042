// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.time.Duration;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.PoolFault;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Makes trouble in the embedded pool, and ends it. What it does acts on everybody who
 * uses the pool.
 *
 * @since 0.1.0
 */
@Component
@Profile("embedded")
public final class PoolTrouble {

	private static final Duration SHORT = Duration.ofSeconds(30);

	private final CognitoUserPoolServer pool;

	private final String worker;

	PoolTrouble(CognitoUserPoolServer pool, @Value("${cognito.service-accounts.worker.username}") String worker) {
		this.pool = pool;
		this.worker = worker;
	}

	/**
	 * Lets new tokens live for 30 seconds, which no real pool does.
	 */
	public void shortenTokenLife() {
		tokenLife(SHORT);
	}

	/**
	 * Revokes the refresh tokens of the service account; its access token lives on.
	 */
	public void killRefreshTokens() {
		this.pool.user(this.worker).revokeRefreshTokens();
	}

	/**
	 * Refuses every request for being one too many.
	 */
	public void throttle() {
		this.pool.faults().startOutage(PoolFault.throttled());
	}

	/**
	 * Resets every connection.
	 */
	public void stop() {
		this.pool.faults().startOutage();
	}

	/**
	 * Closes the port of the primary Region; a replica is not touched.
	 */
	public void loseRegion() {
		this.pool.faults().startRegionOutage();
	}

	/**
	 * Ends all trouble.
	 */
	public void end() {
		this.pool.faults().clear();
		tokenLife(EmbeddedPoolConfiguration.TOKEN_LIFETIME);
	}

	private void tokenLife(Duration lifetime) {
		this.pool.updateClient(this.pool.clientId(), (client) -> client.tokenLifetime(lifetime));
	}

}
