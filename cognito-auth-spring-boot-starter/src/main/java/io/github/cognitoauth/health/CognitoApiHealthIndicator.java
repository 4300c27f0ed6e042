// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import io.github.cognitoauth.security.api.Api;
import io.github.cognitoauth.security.limit.SignInLimit;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.util.Assert;

/**
 * Health of the JSON API for sign-ins: always up, since the pool alone decides that, with
 * what an operator should know of it.
 *
 * @since 0.1.0
 */
public final class CognitoApiHealthIndicator extends AbstractHealthIndicator {

	private final Api api;

	private final SignInLimit limit;

	/**
	 * Create an indicator.
	 * @param api the API
	 * @param limit what limits failed attempts
	 */
	public CognitoApiHealthIndicator(Api api, SignInLimit limit) {
		Assert.notNull(api, "'api' must not be null");
		Assert.notNull(limit, "'limit' must not be null");
		this.api = api;
		this.limit = limit;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		builder.up()
			.withDetail("mode", this.api.mode().value())
			.withDetail("limiter", this.limit.isOn() ? "on" : "none: only the pool limits failed attempts");
	}

}
