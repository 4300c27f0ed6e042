// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.TokenRenewal.Base;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokenRenewal.Progress;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Lease;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import io.github.cognitoauth.token.store.TokenStore.Result;
import io.github.cognitoauth.token.store.TokenStore.Settled;
import io.github.cognitoauth.token.store.TokenStore.Stored;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * An attempt as one of many instances: tries for the lease, renews under it, and settles
 * what came of it. The lease goes back at once, also when the attempt is cut off.
 */
final class FleetRenewal {

	private final String account;

	private final TokenSource source;

	private final Duration storeTimeout;

	private final RefreshSchedule schedule;

	private final Clocks clocks;

	private final TokenRenewal renewal;

	private final StoreGate gate;

	private volatile Mono<Void> releasing = Mono.empty();

	FleetRenewal(String account, TokenSource source, TokenRefreshPolicy policy, RefreshSchedule schedule, Clocks clocks,
			TokenRenewal renewal, StoreGate gate) {
		this.account = account;
		this.source = source;
		this.storeTimeout = policy.storeTimeout();
		this.schedule = schedule;
		this.clocks = clocks;
		this.renewal = renewal;
		this.gate = gate;
	}

	/**
	 * Look for what others have settled.
	 * @param version the version of the tokens that are known
	 * @return what there is; empty if the store does not answer
	 */
	Mono<Claim> look(long version) {
		return Mono.defer(() -> this.gate.claim(this.account, known(version), Duration.ZERO, this.storeTimeout))
			.onErrorComplete();
	}

	/** Whether other instances can be heard. */
	boolean isListening() {
		return this.gate.isListening();
	}

	private TokenStore.Known known(long version) {
		return new TokenStore.Known(version, this.source.fingerprint().credentials());
	}

	/**
	 * Get new tokens, from the store or under the lease.
	 * @param base what is known
	 * @param progress is told what is worth knowing though the attempt fails
	 * @return what came of it, a {@link CognitoException}, or a {@link StoreGate.Away}
	 */
	Mono<Outcome> renew(Base base, Progress progress) {
		return claim(base, base.version(), true, progress);
	}

	private Mono<Outcome> claim(Base base, long version, boolean first, Progress progress) {
		long claimedAt = this.clocks.uptime().getAsLong();
		return this.gate.claim(this.account, known(version), RefreshSchedule.LEASE, this.storeTimeout)
			.flatMap((claim) -> {
				if (claim instanceof Claim.Granted granted) {
					return hold(granted, base, claimedAt, progress);
				}
				if (claim instanceof Claim.Newer newer && !isGoodEnough(newer.stored(), base)) {
					return first ? claim(base, newer.stored().version(), false, progress)
							: Mono.just(new Outcome.Busy(Duration.ZERO, true));
				}
				return Mono.just(answer(claim));
			});
	}

	private static Outcome answer(Claim claim) {
		if (claim instanceof Claim.Newer newer) {
			Stored stored = newer.stored();
			return new Outcome.Renewed(stored.tokens(), Outcome.Origin.STORE, -1, stored.version(), stored.rotates(),
					false, null);
		}
		if (claim instanceof Claim.Refused refused) {
			return Outcome.Refused.of(refused.refusal());
		}
		return new Outcome.Busy(((Claim.Held) claim).left(), true);
	}

	private boolean isGoodEnough(Stored stored, Base base) {
		CognitoTokens own = base.own();
		if (own != null && !HeldTokens.isNewer(stored.tokens(), own)) {
			return false;
		}
		RefreshSchedule.Ages ages = this.schedule.ages(stored.tokens(), 0);
		long age = this.clocks.clock().millis() - stored.tokens().issuedAt().toEpochMilli();
		return age < (base.servable() ? ages.refreshAge() : ages.waitAge());
	}

	/**
	 * Where the store was slow or this process stood still, another instance may hold the
	 * lease by now.
	 */
	private Mono<Outcome> hold(Claim.Granted granted, Base base, long claimedAt, Progress progress) {
		Duration usable = RefreshSchedule.LEASE.minus(RefreshSchedule.LEASE_RESERVE);
		Mono<Boolean> held = (this.clocks.uptime().getAsLong() - claimedAt <= usable.toMillis()) ? Mono.just(true)
				: this.gate.extend(granted.lease(), this.storeTimeout);
		return held.flatMap((stillHeld) -> stillHeld
				? Mono.usingWhen(Mono.just(granted.lease()), (lease) -> renewHeld(granted, base, progress),
						(lease) -> Mono.empty(), (lease, failure) -> giveUp(granted, failure, progress), this::release)
				: Mono.just(new Outcome.Busy(Duration.ZERO, true)));
	}

	private Mono<Outcome> renewHeld(Claim.Granted granted, Base base, Progress progress) {
		Stored theirs = granted.stored();
		CognitoTokens own = base.own();
		if (theirs != null && own != null && HeldTokens.isNewer(own, theirs.tokens())) {
			theirs = null;
		}
		CognitoTokens newest = (theirs != null) ? theirs.tokens() : own;
		boolean spent = granted.abandoned() && ((theirs != null) ? theirs.rotates() : base.rotates());
		boolean mayRefresh = !spent && !base.isRefused(newest);
		Mono<Outcome.Renewed> call = this.renewal.renew(base, newest, mayRefresh, granted.abandoned(), progress);
		return Mono.firstWithSignal(call, extending(granted.lease()))
			.flatMap((renewed) -> save(granted.lease(), renewed));
	}

	private Mono<Void> release(Lease lease) {
		Mono<Void> given = this.gate.settle(lease, new Result.Nothing(), this.storeTimeout)
			.onErrorComplete()
			.then()
			.cache();
		this.releasing = given;
		return given;
	}

	/** Completes when the lease of an attempt that was cut off is given back. */
	Mono<Void> released() {
		return this.releasing;
	}

	/** Never signals: who lost the lease finds out when it settles. */
	private Mono<Outcome.Renewed> extending(Lease lease) {
		return Flux.interval(RefreshSchedule.EXTEND_EVERY, this.clocks.scheduler())
			.onBackpressureDrop()
			.concatMap((tick) -> this.gate.extend(lease, this.storeTimeout).onErrorReturn(true), 1)
			.takeWhile(Boolean::booleanValue)
			.then(Mono.never());
	}

	/** Who was overtaken takes what the one who overtook has saved. */
	private Mono<Outcome> save(Lease lease, Outcome.Renewed renewed) {
		return this.gate.settle(lease, new Result.Fresh(renewed.tokens(), renewed.rotates()), this.storeTimeout)
			.<Outcome>map((settled) -> {
				if (settled instanceof Settled.Overtaken overtaken) {
					Stored newer = overtaken.stored();
					return (newer != null && HeldTokens.isNewer(newer.tokens(), renewed.tokens()))
							? answer(new Claim.Newer(newer)) : renewed;
				}
				return new Outcome.Renewed(renewed.tokens(), renewed.origin(), renewed.bornUptime(), lease.fence(),
						renewed.rotates(), renewed.tookOver(), renewed.sessionOver());
			})
			.onErrorReturn(renewed);
	}

	/**
	 * The lease goes back at once; a refusal is told to the others, unless it was that of
	 * a replica.
	 */
	private Mono<?> giveUp(Claim.Granted granted, Throwable failure, Progress progress) {
		CognitoException error = TokenErrors.typed(failure);
		TokenErrors.Kind kind = this.renewal.kind(error);
		Result result = new Result.Nothing();
		if (!kind.isOfRegion()) {
			int inARow = granted.refusals() + 1;
			Refusal refusal = new Refusal(error.code(), error.reason(), error.challengeName(),
					this.source.fingerprint().credentials(), inARow,
					Duration.ofMillis(this.schedule.afterRefusal(kind, inARow, 0).ask()));
			progress.refusal = refusal;
			result = new Result.Refused(refusal);
		}
		return this.gate.settle(granted.lease(), result, this.storeTimeout).onErrorComplete();
	}

}
