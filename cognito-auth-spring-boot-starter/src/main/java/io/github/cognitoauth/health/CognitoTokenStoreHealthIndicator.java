// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.store.TokenStoreState;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.Assert;

/**
 * What is known of the shared token store. It is always up: without the store each
 * instance carries on alone, and the details say so and why. Asking makes no call.
 *
 * @since 0.1.0
 */
public final class CognitoTokenStoreHealthIndicator extends AbstractHealthIndicator {

	private final CognitoTokenEngine engine;

	/**
	 * Create an indicator.
	 * @param engine the engine that uses the store
	 */
	public CognitoTokenStoreHealthIndicator(CognitoTokenEngine engine) {
		super("The state of the token store cannot be read");
		Assert.notNull(engine, "'engine' must not be null");
		this.engine = engine;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up();
		TokenStoreState state = this.engine.storeState();
		builder.withDetail("shared", state != null);
		if (state != null) {
			builder.withDetail("answering", state.answering()).withDetail("heard", state.heard());
			if (state.problem() != null) {
				builder.withDetail("problem", state.problem());
			}
		}
	}

}
