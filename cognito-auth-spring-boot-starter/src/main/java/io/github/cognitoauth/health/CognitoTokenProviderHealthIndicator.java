// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.util.Assert;

/**
 * Health of one service account, from what its provider knows: asking makes no call. An
 * account is up while callers can be served, which includes one that was not used yet,
 * and one that cannot be refreshed at the moment but still has a good token. It is
 * unknown while callers wait for the first token, and down once they wait longer than one
 * of them would.
 *
 * @since 0.1.0
 */
public final class CognitoTokenProviderHealthIndicator extends AbstractHealthIndicator {

	private final CognitoTokenProvider provider;

	private final String pool;

	/**
	 * Create an indicator.
	 * @param provider the provider of the account
	 * @param pool the name of its user pool
	 */
	public CognitoTokenProviderHealthIndicator(CognitoTokenProvider provider, String pool) {
		super("The state of the service account cannot be read");
		Assert.notNull(provider, "'provider' must not be null");
		this.provider = provider;
		this.pool = pool;
	}

	@Override
	protected void doHealthCheck(Health.Builder builder) {
		CognitoTokenProviderState state = this.provider.state();
		builder.status(status(state));
		builder.withDetail("state", state.status()).withDetail("pool", this.pool);
		detail(builder, "expiresAt", state.expiresAt());
		detail(builder, "lastRefreshAt", state.lastRefreshAt());
		detail(builder, "lastErrorCode", state.lastErrorCode());
		detail(builder, "retryAt", state.retryAt());
		detail(builder, "waitingSince", state.waitingSince());
	}

	private static Status status(CognitoTokenProviderState state) {
		return switch (state.status()) {
			case IDLE, ACTIVE, DEGRADED -> Status.UP;
			case WAITING -> state.overdue() ? Status.DOWN : Status.UNKNOWN;
			case WAITING_FOR_REGION -> state.isUp() ? Status.UP : Status.DOWN;
			case UNAVAILABLE, REFUSED -> Status.DOWN;
			case CLOSED -> Status.OUT_OF_SERVICE;
		};
	}

	private static void detail(Health.Builder builder, String key, @Nullable Object value) {
		if (value != null) {
			builder.withDetail(key, value);
		}
	}

}
