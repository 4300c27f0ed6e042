// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToDoubleFunction;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.store.TokenStore;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

import org.springframework.util.Assert;

/**
 * Builds a {@link CognitoTokenEngine}.
 *
 * @since 0.1.0
 */
public final class CognitoTokenEngineBuilder {

	private static final long FIRST = System.nanoTime();

	final Map<String, Account> accounts = new LinkedHashMap<>();

	final List<TokenEventListener> listeners = new ArrayList<>();

	Clock clock = Clock.systemUTC();

	@Nullable Scheduler scheduler;

	@Nullable TokenStore store;

	/** Chance, a number from 0 to 1. */
	DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();

	/** The place of a token in the window in which it is renewed, from 0 to 1. */
	ToDoubleFunction<CognitoTokens> draw = RefreshSchedule::drawOf;

	/** The place of this instance among those of a fleet, from 0 to 1. */
	double place = ThreadLocalRandom.current().nextDouble();

	/** A clock that cannot be set, in milliseconds from anywhere, never negative. */
	LongSupplier uptime = () -> (System.nanoTime() - FIRST) / 1_000_000;

	/** Where callers who waited go on, or {@code null} for threads of the engine. */
	@Nullable Executor resumer;

	CognitoTokenEngineBuilder() {
	}

	/**
	 * Add an account with the policy of its source, which is used when somebody asks.
	 * @param name its name, for logs and health
	 * @param source where its tokens come from
	 * @return this builder
	 * @throws IllegalArgumentException if there is an account of this name
	 */
	public CognitoTokenEngineBuilder account(String name, TokenSource source) {
		return account(name, source, (account) -> {
		});
	}

	/**
	 * Add an account.
	 * @param name its name, for logs and health
	 * @param source where its tokens come from
	 * @param settings sets what differs from the defaults
	 * @return this builder
	 * @throws IllegalArgumentException if there is an account of this name
	 */
	public CognitoTokenEngineBuilder account(String name, TokenSource source, Consumer<Account> settings) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.notNull(source, "'source' must not be null");
		Account account = new Account(name, source);
		settings.accept(account);
		Assert.isTrue(this.accounts.put(name, account) == null,
				() -> "Two service accounts have the name '" + name + "': give each its own name");
		return this;
	}

	/**
	 * Set the clock. It must be the one on which the sources count the expiry.
	 * @param clock the clock; by default the system's
	 * @return this builder
	 */
	public CognitoTokenEngineBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set where timers run. It is never disposed of here and can serve any number of
	 * engines.
	 * @param scheduler the scheduler; by default {@code Schedulers.parallel()}
	 * @return this builder
	 */
	public CognitoTokenEngineBuilder scheduler(Scheduler scheduler) {
		Assert.notNull(scheduler, "'scheduler' must not be null");
		this.scheduler = scheduler;
		return this;
	}

	/**
	 * Share the sessions with the other instances of a fleet.
	 * @param store the store, or {@code null} for sessions of its own, the default
	 * @return this builder
	 */
	public CognitoTokenEngineBuilder store(@Nullable TokenStore store) {
		this.store = store;
		return this;
	}

	/**
	 * Add a listener.
	 * @param listener is told what happens
	 * @return this builder
	 */
	public CognitoTokenEngineBuilder listener(TokenEventListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		this.listeners.add(listener);
		return this;
	}

	/**
	 * Build the engine. It does nothing until it is started or a provider is asked.
	 * @return a new engine
	 */
	public CognitoTokenEngine build() {
		return new CognitoTokenEngine(this);
	}

	Scheduler scheduler() {
		return (this.scheduler != null) ? this.scheduler : Schedulers.parallel();
	}

	/**
	 * The settings of an account.
	 *
	 * @since 0.1.0
	 */
	public static final class Account {

		final String name;

		final TokenSource source;

		TokenRefreshPolicy policy;

		boolean eager;

		boolean revokeOnClose;

		private Account(String name, TokenSource source) {
			this.name = name;
			this.source = source;
			this.policy = source.defaultPolicy();
		}

		/**
		 * Set when tokens are refreshed.
		 * @param policy the policy; by default that of the source
		 * @return these settings
		 */
		public Account policy(TokenRefreshPolicy policy) {
			Assert.notNull(policy, "'policy' must not be null");
			this.policy = policy;
			return this;
		}

		/**
		 * Get tokens as soon as the engine is started rather than when somebody asks.
		 * @param eager whether to; by default not
		 * @return these settings
		 */
		public Account eager(boolean eager) {
			this.eager = eager;
			return this;
		}

		/**
		 * Revoke the session when the engine is closed. Ignored where it is shared
		 * through a store, as others would lose it.
		 * @param revokeOnClose whether to; by default not
		 * @return these settings
		 */
		public Account revokeOnClose(boolean revokeOnClose) {
			this.revokeOnClose = revokeOnClose;
			return this;
		}

	}

}
