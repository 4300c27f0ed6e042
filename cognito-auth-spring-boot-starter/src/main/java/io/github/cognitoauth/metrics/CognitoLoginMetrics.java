// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import io.github.cognitoauth.security.CognitoLoginListener;
import io.github.cognitoauth.security.CognitoLoginListener.SessionOutcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Metrics of the login of people, with the tag {@code pool}:
 * <ul>
 * <li>counter {@code cognito.session.checks}: accounts of people who are signed in that
 * were looked at, with the tag {@code outcome} ({@code refreshed}, {@code refused} if the
 * user has to sign in again, {@code unanswered} if nothing was learned);</li>
 * <li>counter {@code cognito.login.limited}: attempts to sign in that were refused
 * without asking the pool, with the tag {@code limit} ({@code address},
 * {@code name-and-address}, {@code flow}).</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class CognitoLoginMetrics implements MeterBinder, CognitoLoginListener {

	private final Collection<String> pools;

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Create the metrics.
	 * @param pools the names of the user pools
	 */
	public CognitoLoginMetrics(Collection<String> pools) {
		this.pools = List.copyOf(pools);
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registry = registry;
		for (String pool : this.pools) {
			for (SessionOutcome outcome : SessionOutcome.values()) {
				// from 0, or the first one would be no increase
				checks(registry, pool, outcome);
			}
		}
	}

	@Override
	public void sessionChecked(String pool, SessionOutcome outcome) {
		MeterRegistry target = this.registry;
		if (target != null) {
			checks(target, pool, outcome).increment();
		}
	}

	@Override
	public void attemptLimited(String pool, String limit) {
		MeterRegistry target = this.registry;
		if (target != null) {
			Counter.builder("cognito.login.limited")
				.description("Attempts to sign in that were refused without asking the pool")
				.tag("pool", pool)
				.tag("limit", limit)
				.register(target)
				.increment();
		}
	}

	private static Counter checks(MeterRegistry target, String pool, SessionOutcome outcome) {
		return Counter.builder("cognito.session.checks")
			.description("Accounts of people who are signed in that were looked at")
			.tag("pool", pool)
			.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
			.register(target);
	}

}
