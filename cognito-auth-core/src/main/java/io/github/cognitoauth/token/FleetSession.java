package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.Optional;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.TokenRenewal.Origin;
import io.github.cognitoauth.token.TokenRenewal.Renewed;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * One session for all instances: looks into the store first, renews only under the lease,
 * and otherwise waits for the instance that holds it. Without an answer of the store it
 * renews alone.
 */
final class FleetSession {

	/** How often a caller without a token looks for that of another instance. */
	private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);

	/** What a lease lasts longer than the work that it is for and the store need. */
	private static final Duration LEASE_MARGIN = Duration.ofSeconds(5);

	/** How long the count of refusals is kept where nobody tries any more. */
	private static final Duration REFUSAL_LIFE = Duration.ofDays(1);

	private final TokenSource source;

	private final TokenRefreshPolicy policy;

	private final Scheduler scheduler;

	private final TokenKeeper keeper;

	private final TokenRenewal renewal;

	private final GuardedTokenStore store;

	/** The last access token that was got without the store. */
	private volatile @Nullable String notShared;

	/**
	 * Whether the pool gives a new refresh token with each refresh, as far as is known.
	 */
	private volatile boolean rotated;

	FleetSession(CognitoTokenProviderBuilder builder, TokenStore store, TokenKeeper keeper, TokenRenewal renewal) {
		this.source = builder.source;
		this.policy = builder.policy;
		this.scheduler = builder.scheduler();
		this.keeper = keeper;
		this.renewal = renewal;
		this.store = new GuardedTokenStore(store, builder.name, builder.source.identity(),
				builder.policy.storeTimeout(), this.scheduler);
	}

	/**
	 * Get new tokens, from the store or under the lease.
	 * @param snapshot what is known
	 * @return new tokens; empty if another instance is at work and the present tokens
	 * will do until it is done
	 */
	Mono<Renewed> renew(TokenSnapshot snapshot) {
		long looks = this.policy.signInTimeout().plus(leaseMargin()).dividedBy(LOOK_INTERVAL);
		return Mono.defer(() -> look(snapshot))
			.repeatWhenEmpty((rounds) -> rounds.take(looks)
				.takeWhile((round) -> !isServable())
				.delayElements(LOOK_INTERVAL, this.scheduler))
			.onErrorResume(StoreUnavailableException.class, (ex) -> renewAlone());
	}

	/**
	 * A refresh token that others have too is used alone only when the store does not
	 * come back in time, and not at all where each is good once: the pool would take it
	 * for stolen and end the session of all.
	 */
	private Mono<Renewed> renewAlone() {
		TokenSnapshot snapshot = this.keeper.snapshot();
		CognitoTokens own = snapshot.tokens();
		String notToBeUsed = snapshot.deadRefreshToken();
		if (own != null && !own.accessToken().equals(this.notShared)) {
			if (snapshot.windows().isEarlyAt(this.keeper.now())) {
				return Mono.empty();
			}
			notToBeUsed = this.rotated ? own.refreshToken() : notToBeUsed;
		}
		return this.renewal.renew(own, notToBeUsed, Mono.empty())
			.doOnNext((renewed) -> this.notShared = renewed.tokens().accessToken());
	}

	private boolean isServable() {
		return this.keeper.snapshot().windows().isServableAt(this.keeper.now());
	}

	private Mono<Renewed> look(TokenSnapshot snapshot) {
		return load().flatMap((stored) -> isGoodEnough(stored.orElse(null), snapshot) ? adopt(stored)
				: this.store.refusal()
					.flatMap(this::heed)
					.then(Mono.defer(() -> this.store.acquire(leaseTime(newest(stored, snapshot), snapshot))))
					.flatMap((lease) -> renewUnder(lease, stored, snapshot)));
	}

	/** Whoever has the same credentials need not try them. */
	private Mono<Void> heed(TokenRefusal refusal) {
		return (refusal.isPending() && refusal.credentials().equals(this.source.credentials()))
				? Mono.error(shared(refusal)) : Mono.empty();
	}

	private static SharedRefusalException shared(TokenRefusal refusal) {
		return new SharedRefusalException(CognitoError.local(refusal.code(), refusal.reason()).toException(null),
				Math.max(1, refusal.pause().toMillis()), refusal.refusals());
	}

	/** Between the first look and the lease another instance may have been faster. */
	private Mono<Renewed> renewUnder(TokenLease lease, Optional<CognitoTokens> seen, TokenSnapshot snapshot) {
		return load().onErrorReturn(seen)
			.flatMap((stored) -> isGoodEnough(stored.orElse(null), snapshot) ? adopt(stored)
					: this.store.refusal()
						.onErrorComplete()
						.flatMap(this::heed)
						.then(Mono.defer(() -> renewWhileHeld(lease, newest(stored, snapshot), snapshot))))
			.flatMap((renewed) -> this.store.release(lease).thenReturn(renewed))
			.onErrorResume((failure) -> giveUp(lease, failure));
	}

	/**
	 * The lease is extended right before the refresh token is used: where the store was
	 * slow or this process stood still, another instance may hold it by now.
	 */
	private Mono<Renewed> renewWhileHeld(TokenLease lease, @Nullable CognitoTokens base, TokenSnapshot snapshot) {
		return this.store.extend(lease, leaseTime(base, snapshot))
			.defaultIfEmpty(true)
			.filter(Boolean::booleanValue)
			.flatMap((held) -> this.renewal.renew(base, snapshot.deadRefreshToken(),
					this.store.extend(lease, this.policy.signInTimeout().plus(leaseMargin()))))
			.doOnNext((renewed) -> noteRotation(base, renewed))
			.flatMap((renewed) -> this.store.save(lease, renewed.tokens())
				.flatMap((saved) -> saved ? Mono.just(renewed) : newer(renewed))
				.defaultIfEmpty(renewed));
	}

	/** Who was overtaken takes what the one who overtook has saved. */
	private Mono<Renewed> newer(Renewed renewed) {
		return load().onErrorReturn(Optional.empty())
			.flatMap((stored) -> adopt(
					stored.filter((tokens) -> tokens.issuedAt().isAfter(renewed.tokens().issuedAt()))))
			.defaultIfEmpty(renewed);
	}

	private void noteRotation(@Nullable CognitoTokens before, Renewed after) {
		if (before != null && after.origin() != Origin.SIGN_IN) {
			noteRotation(before, after.tokens());
		}
	}

	/** A new session looks the same from outside, and is soon told apart. */
	private void noteRotation(CognitoTokens before, CognitoTokens after) {
		String refreshToken = before.refreshToken();
		if (refreshToken != null && !before.accessToken().equals(after.accessToken())) {
			this.rotated = !refreshToken.equals(after.refreshToken());
		}
	}

	private Mono<Renewed> giveUp(TokenLease lease, Throwable failure) {
		return (failure instanceof SharedRefusalException || TokenErrors.canPass(TokenErrors.typed(failure)))
				? this.store.release(lease).then(Mono.error(failure)) : refuse(lease, TokenErrors.typed(failure));
	}

	/**
	 * The others heed the refusal. Where the store keeps none, the lease keeps them off
	 * for the shortest cool-down; not longer, so that one that is started with the right
	 * password need not wait long.
	 */
	private Mono<Renewed> refuse(TokenLease lease, CognitoException error) {
		return this.store.refusal()
			.onErrorComplete()
			.filter((last) -> last.credentials().equals(this.source.credentials()))
			.map(TokenRefusal::refusals)
			.defaultIfEmpty(0)
			.flatMap((before) -> {
				Duration pause = Duration.ofMillis(TokenTrouble.coolDown(this.policy, before, this.keeper.random()));
				TokenRefusal refusal = new TokenRefusal(error.code(), error.reason(), this.source.credentials(),
						before + 1, pause);
				return this.store.refuse(lease, refusal, REFUSAL_LIFE.plus(pause))
					.flatMap((kept) -> kept
							? this.store.release(lease)
								.then(Mono
									.<Renewed>error(new SharedRefusalException(error, pause.toMillis(), before + 1)))
							: this.store.extend(lease, this.policy.minCoolDown()).then(Mono.<Renewed>error(error)));
			});
	}

	private Mono<Optional<CognitoTokens>> load() {
		return this.store.load().map(Optional::of).defaultIfEmpty(Optional.empty());
	}

	private static Mono<Renewed> adopt(Optional<CognitoTokens> stored) {
		return Mono.justOrEmpty(stored).map((tokens) -> new Renewed(tokens, Origin.STORE));
	}

	private boolean isGoodEnough(@Nullable CognitoTokens stored, TokenSnapshot snapshot) {
		if (stored == null || !snapshot.isOlderThan(stored)) {
			return false;
		}
		long now = this.keeper.now();
		TokenWindows windows = TokenWindows.of(stored, this.policy);
		return isServable() ? windows.isFreshAt(now) : windows.isServableAt(now);
	}

	private static @Nullable CognitoTokens newest(Optional<CognitoTokens> stored, TokenSnapshot snapshot) {
		CognitoTokens own = snapshot.tokens();
		return stored.filter((tokens) -> own == null || !tokens.issuedAt().isBefore(own.issuedAt().minusSeconds(1)))
			.orElse(own);
	}

	private Duration leaseTime(@Nullable CognitoTokens base, TokenSnapshot snapshot) {
		boolean refresh = base != null && base.refreshToken() != null
				&& !base.refreshToken().equals(snapshot.deadRefreshToken());
		return (refresh ? this.policy.refreshTimeout() : this.policy.signInTimeout()).plus(leaseMargin());
	}

	/**
	 * The store may take its time to give the lease and to save what was got under it.
	 */
	private Duration leaseMargin() {
		return this.policy.storeTimeout().multipliedBy(2).plus(LEASE_MARGIN);
	}

	/**
	 * Take over what other instances save, as long as it is subscribed to.
	 * @param always whether to do so before anybody asked for a token
	 * @return a signal for each time that new tokens were taken
	 */
	Flux<Boolean> watch(boolean always) {
		return Flux.defer(() -> this.store.changes().startWith(0L))
			.retryWhen(Retry.backoff(Long.MAX_VALUE, this.policy.minBackoff())
				.maxBackoff(this.policy.maxBackoff())
				.scheduler(this.scheduler))
			.onBackpressureLatest()
			.filter((hint) -> always || this.keeper.snapshot().tokens() != null)
			.concatMap((hint) -> this.store.load().map(this::take).onErrorReturn(false), 1)
			.filter(Boolean::booleanValue);
	}

	private boolean take(CognitoTokens stored) {
		CognitoTokens own = this.keeper.snapshot().tokens();
		boolean taken = this.keeper.adopt(stored);
		if (taken && own != null) {
			noteRotation(own, stored);
		}
		return taken;
	}

}
