// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.metrics;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenEvent;
import io.github.cognitoauth.token.TokenEvent.Trigger;
import io.github.cognitoauth.token.TokenEventListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Metrics of service accounts, each with the tags {@code account} and {@code pool}:
 * <ul>
 * <li>counter {@code cognito.token.refresh}: attempts to get new tokens, with tags
 * {@code trigger} (what caused it, as in {@link Trigger}), {@code operation}
 * ({@code sign-in}, {@code refresh}, {@code adopt}, or {@code none} if it failed) and
 * {@code outcome} ({@code SUCCESS}, {@code FAILURE}, {@code REFUSED} if the account was
 * refused);</li>
 * <li>counters {@code cognito.token.expired} and {@code cognito.token.invalidated}:
 * access tokens that died without a new one, and that a service refused;</li>
 * <li>gauge {@code cognito.token.expiry}: seconds until the access token expires, 0 if
 * there is none although one was needed, {@code NaN} if none was needed yet;</li>
 * <li>gauge {@code cognito.account.up}: 1 while callers can be served, otherwise 0;</li>
 * <li>timer {@code cognito.token.wait}: callers who had to wait, with tag {@code outcome}
 * ({@code SERVED}, or {@code REFUSED} if they got an error), and gauge
 * {@code cognito.token.waiters}: callers who wait now;</li>
 * <li>counter {@code cognito.lease.takeover}: renewals that began since another instance
 * was cut off in the middle of one.</li>
 * </ul>
 *
 * @since 0.1.0
 */
public final class CognitoTokenMetrics implements MeterBinder, TokenEventListener {

	private final Supplier<CognitoTokenProviders> providers;

	private final AccountTags tags;

	private final Clock clock;

	private volatile @Nullable MeterRegistry registry;

	/**
	 * Create the metrics.
	 * @param providers the accounts; asked once, when a registry is bound
	 * @param pools gives the name of an account's user pool
	 * @param clock the clock that the expiry is counted on
	 */
	public CognitoTokenMetrics(Supplier<CognitoTokenProviders> providers, UnaryOperator<String> pools, Clock clock) {
		Assert.notNull(pools, "'pools' must not be null");
		this.tags = new AccountTags(pools);
		Assert.notNull(providers, "'providers' must not be null");
		Assert.notNull(clock, "'clock' must not be null");
		this.providers = providers;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registry = registry;
		for (CognitoTokenProvider provider : this.providers.get()) {
			Gauge.builder("cognito.token.expiry", provider, this::secondsToExpiry)
				.description("Time until the access token of the account expires")
				.baseUnit("seconds")
				.tags(this.tags.of(provider.name()))
				.register(registry);
			// from 0, or the first one would be no increase
			expired(registry, provider.name());
			invalidated(registry, provider.name());
			takeover(registry, provider.name());
			Gauge.builder("cognito.token.waiters", provider, (account) -> account.state().waiters())
				.description("Callers who wait for a token")
				.tags(this.tags.of(provider.name()))
				.register(registry);
			waits(registry, provider.name(), true);
			waits(registry, provider.name(), false);
			Gauge.builder("cognito.account.up", provider, (account) -> account.state().isUp() ? 1 : 0)
				.description("Whether callers of the account can be served")
				.tags(this.tags.of(provider.name()))
				.register(registry);
		}
	}

	private double secondsToExpiry(CognitoTokenProvider provider) {
		CognitoTokenProviderState state = provider.state();
		Instant expiresAt = state.expiresAt();
		if (expiresAt == null) {
			return (state.status() == Status.IDLE) ? Double.NaN : 0;
		}
		return Math.max(0, Duration.between(this.clock.instant(), expiresAt).toSeconds());
	}

	@Override
	public void onEvent(TokenEvent event) {
		MeterRegistry target = this.registry;
		if (target == null) {
			return;
		}
		if (event instanceof TokenEvent.SignedIn signedIn) {
			refresh(target, event, signedIn.trigger(), "sign-in", "SUCCESS");
		}
		else if (event instanceof TokenEvent.Refreshed refreshed) {
			refresh(target, event, refreshed.trigger(), "refresh", "SUCCESS");
		}
		else if (event instanceof TokenEvent.Adopted adopted) {
			refresh(target, event, adopted.trigger(), "adopt", "SUCCESS");
		}
		else if (event instanceof TokenEvent.RefreshFailed failed) {
			refresh(target, event, failed.trigger(), "none", failed.refused() ? "REFUSED" : "FAILURE");
		}
		else if (event instanceof TokenEvent.Expired) {
			expired(target, event.account()).increment();
		}
		else if (event instanceof TokenEvent.Invalidated) {
			invalidated(target, event.account()).increment();
		}
		else if (event instanceof TokenEvent.TookOver) {
			takeover(target, event.account()).increment();
		}
	}

	@Override
	public void onWaitEnded(String account, Duration waited, boolean served) {
		MeterRegistry target = this.registry;
		if (target != null) {
			waits(target, account, served).record(waited);
		}
	}

	private Timer waits(MeterRegistry target, String account, boolean served) {
		return Timer.builder("cognito.token.wait")
			.description("Callers who had to wait for a token")
			.tags(this.tags.of(account))
			.tag("outcome", served ? "SERVED" : "REFUSED")
			.register(target);
	}

	private Counter takeover(MeterRegistry target, String account) {
		return Counter.builder("cognito.lease.takeover")
			.description("Renewals that began since another instance was cut off in the middle of one")
			.tags(this.tags.of(account))
			.register(target);
	}

	private void refresh(MeterRegistry target, TokenEvent event, Trigger trigger, String operation, String outcome) {
		Counter.builder("cognito.token.refresh")
			.description("Attempts to get new tokens")
			.tags(this.tags.of(event.account()))
			.tag("trigger", trigger.name().toLowerCase(Locale.ROOT))
			.tag("operation", operation)
			.tag("outcome", outcome)
			.register(target)
			.increment();
	}

	private Counter expired(MeterRegistry target, String account) {
		return Counter.builder("cognito.token.expired")
			.description("Access tokens that died without a new one")
			.tags(this.tags.of(account))
			.register(target);
	}

	private Counter invalidated(MeterRegistry target, String account) {
		return Counter.builder("cognito.token.invalidated")
			.description("Access tokens that a service refused")
			.tags(this.tags.of(account))
			.register(target);
	}

}
