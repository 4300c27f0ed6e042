// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.token.CognitoTokenEngineBuilder.Account;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.store.TokenStoreState;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.util.Assert;

/**
 * Keeps the tokens of any number of accounts fresh. Its {@linkplain #providers()
 * providers} hand them out; they work before it is started, refreshing when somebody
 * asks, and once it is started a timer refreshes ahead of need. Thread-safe and
 * non-blocking; it has no thread but those on which callers who had to wait go on.
 *
 * @since 0.1.0
 */
public final class CognitoTokenEngine {

	private static final Logger logger = LoggerFactory.getLogger(CognitoTokenEngine.class);

	private static final int REVOCATIONS = 32;

	private final Map<TokenAccount, Account> accounts = new LinkedHashMap<>();

	private final Map<String, TokenAccount> byStoreName = new LinkedHashMap<>();

	private final CognitoTokenProviders providers;

	private final @Nullable StoreGate store;

	private final ExecutorService resumer;

	private final Map<RegionRouter, List<TokenAccount>> byRegions = new IdentityHashMap<>();

	private final Disposable.Swap regionsListening = Disposables.swap();

	private final Scheduler scheduler;

	private @Nullable Disposable listening;

	private boolean closed;

	CognitoTokenEngine(CognitoTokenEngineBuilder builder) {
		Clocks clocks = new Clocks(builder.clock, builder.uptime, builder.scheduler());
		this.store = (builder.store != null) ? new StoreGate(builder.store, clocks) : null;
		this.scheduler = builder.scheduler();
		this.resumer = TokenWaiters.threads();
		Executor executor = (builder.resumer != null) ? builder.resumer : this.resumer;
		for (Account account : builder.accounts.values()) {
			RefreshSchedule schedule = new RefreshSchedule(account.policy, builder.draw, builder.random, builder.place);
			String storeName = StoreGate.account(account.name, account.source.fingerprint().owner());
			TokenRenewal renewal = new TokenRenewal(account.source, account.policy, clocks);
			FleetRenewal fleet = (this.store != null)
					? new FleetRenewal(storeName, account.source, account.policy, schedule, clocks, renewal, this.store)
					: null;
			AccountSteps steps = new AccountSteps(account.name);
			AccountLog log = new AccountLog(account.name, builder.listeners);
			AccountDriver driver = new AccountDriver(steps,
					new AttemptEnd(account.name, schedule, steps, renewal::kind), clocks,
					new TokenAttempts(renewal, fleet, account.source.callBudget()),
					new TokenWaiters(executor, account.policy.waitTimeout(), clocks.uptime(), log), log);
			TokenAccount provider = new TokenAccount(account.name, account.source, account.policy, clocks, steps,
					driver);
			this.accounts.put(provider, account);
			this.byStoreName.put(storeName, provider);
			RegionRouter regions = account.source.regions();
			if (regions != null) {
				this.byRegions.computeIfAbsent(regions, (router) -> new ArrayList<>()).add(provider);
			}
		}
		this.providers = CognitoTokenProviders.of(this.accounts.keySet());
	}

	/**
	 * Start to build an engine.
	 * @return a builder
	 */
	public static CognitoTokenEngineBuilder builder() {
		return new CognitoTokenEngineBuilder();
	}

	/**
	 * Return the accounts.
	 * @return their providers by name, in the order in which they were added
	 */
	public CognitoTokenProviders providers() {
		return this.providers;
	}

	/**
	 * Start the timers. Accounts that are eager, or were in use before, get tokens at
	 * once, as fast as the budget of calls allows. Ends cool-downs, except of refusals
	 * that the store holds. Does not wait; does nothing if it is started.
	 * @throws IllegalStateException if it was closed
	 */
	public synchronized void start() {
		Assert.state(!this.closed, "The engine was closed: build another");
		if (this.store != null && this.listening == null) {
			this.listening = this.store.notices().subscribe((notice) -> {
				TokenAccount account = this.byStoreName.get(notice.account());
				if (account != null) {
					account.noticed(notice.fence());
				}
			});
		}
		this.regionsListening.update(listenToRegions());
		this.accounts.forEach((account, settings) -> account.start(settings.eager));
	}

	/** Not on the thread of the call that changed the Region. */
	private Disposable listenToRegions() {
		Disposable.Composite all = Disposables.composite();
		this.byRegions.forEach((regions, affected) -> all.add(regions.onSwitch((change) -> {
			try {
				this.scheduler.schedule(() -> affected.forEach(TokenAccount::regionChanged));
			}
			catch (RejectedExecutionException ex) {
				// the scheduler has ended with everything else that runs on it
				all.dispose();
			}
		})));
		return all;
	}

	/**
	 * Stop the timers. A refresh under way ends by itself; tokens are still handed out.
	 * Can be repeated, and be followed by {@link #start()}.
	 */
	public synchronized void stop() {
		if (this.listening != null) {
			this.listening.dispose();
			this.listening = null;
		}
		this.regionsListening.update(Disposables.disposed());
		this.accounts.keySet().forEach(TokenAccount::stop);
	}

	/**
	 * Close for good. Callers are refused from now on, attempts under way are waited for
	 * 5 seconds and cut off then, leases are given back, and sessions are revoked if
	 * their accounts were added so. Nothing happens before subscription; can be repeated.
	 * @return completes when it is done, within 15 seconds; never an error. Sessions that
	 * could not be revoked in 5 of them are counted in a warning
	 */
	public Mono<Void> close() {
		return Mono.defer(() -> {
			synchronized (this) {
				this.closed = true;
				stop();
			}
			return Mono.when(this.accounts.keySet().stream().map(TokenAccount::close).toList())
				.then(Mono.defer(this::revoke))
				.doFinally((end) -> this.resumer.shutdown());
		});
	}

	/** A few at a time, as all at once would use up the connections. */
	private Mono<Void> revoke() {
		List<TokenAccount> revoked = new ArrayList<>();
		this.accounts.forEach((account, settings) -> {
			if (settings.revokeOnClose && this.store == null) {
				revoked.add(account);
			}
		});
		AtomicInteger left = new AtomicInteger(revoked.size());
		return Flux.fromIterable(revoked)
			.flatMap((account) -> account.revoke().doOnSuccess((done) -> left.decrementAndGet()).onErrorComplete(),
					REVOCATIONS)
			.then()
			.timeout(TokenAccount.CLOSE_TIMEOUT, this.scheduler)
			.onErrorComplete()
			.doOnSuccess((done) -> {
				if (left.get() > 0) {
					logger.warn("{} of {} sessions of service accounts were not revoked at closing: their refresh "
							+ "tokens are good until they expire", left, revoked.size());
				}
			});
	}

	/**
	 * Return how the token store is doing, as far as is known from its last answers.
	 * @return a snapshot, made without any call, or {@code null} without a store
	 */
	public @Nullable TokenStoreState storeState() {
		return (this.store != null) ? this.store.state() : null;
	}

	@Override
	public String toString() {
		return "CognitoTokenEngine" + this.providers.names();
	}

}
