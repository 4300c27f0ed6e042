package io.github.cognitoauth.token;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Builds a {@link CognitoTokenProvider}.
 *
 * @since 0.1.0
 */
public final class CognitoTokenProviderBuilder {

	final String name;

	final TokenSource source;

	TokenRefreshPolicy policy;

	Clock clock = Clock.systemUTC();

	@Nullable Scheduler scheduler;

	@Nullable TokenStore store;

	final List<TokenEventListener> listeners = new ArrayList<>();

	DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	/** A clock that cannot be set, in milliseconds from anywhere. */
	LongSupplier uptime = () -> System.nanoTime() / 1_000_000;

	boolean eager;

	boolean revokeOnClose;

	CognitoTokenProviderBuilder(String name, TokenSource source) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(source, "'source' must not be null");
		this.name = name;
		this.source = source;
		this.policy = source.defaultPolicy();
	}

	/**
	 * Set when tokens are refreshed.
	 * @param policy the policy; by default that of the source
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder policy(TokenRefreshPolicy policy) {
		Assert.notNull(policy, "'policy' must not be null");
		this.policy = policy;
		return this;
	}

	/**
	 * Set the clock. It must be the one on which the source counts the expiry.
	 * @param clock the clock; by default the system's
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set where timers run. It is never disposed of here and can serve any number of
	 * providers.
	 * @param scheduler the scheduler; by default {@code Schedulers.parallel()}
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder scheduler(Scheduler scheduler) {
		Assert.notNull(scheduler, "'scheduler' must not be null");
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Share the session with the other instances of a fleet.
	 * @param store the store, or {@code null} for a session of its own, the default
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder store(@Nullable TokenStore store) {
		this.store = store;
		return this;
	}

	/**
	 * Add a listener.
	 * @param listener is told what happens
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder listener(TokenEventListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Sign in as soon as the provider is started rather than when somebody asks.
	 * @param eager whether to; by default not
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder eager(boolean eager) {
		this.eager = eager;
		return this;
	}

	/**
	 * Revoke the session when the provider is closed. Ignored where the session is shared
	 * through a store, as others would lose it.
	 * @param revokeOnClose whether to; by default not
	 * @return this builder
	 */
	public CognitoTokenProviderBuilder revokeOnClose(boolean revokeOnClose) {
		this.revokeOnClose = revokeOnClose;
		return this;
	}

	/**
	 * Build the provider. It does nothing until it is asked or started.
	 * @return a new provider
	 */
	public CognitoTokenProvider build() {
		return new DefaultCognitoTokenProvider(this);
	}

	Scheduler scheduler() {
		return (this.scheduler != null) ? this.scheduler : Schedulers.parallel();
	}

}
