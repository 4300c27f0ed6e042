// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallLane;
import io.github.cognitoauth.protocol.CallPlace;
import io.github.cognitoauth.protocol.CallRefusedException;
import io.github.cognitoauth.protocol.CallTurn;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.TokenRenewal.Base;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokenRenewal.Progress;
import io.github.cognitoauth.token.store.TokenStore;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The attempts of an account to get new tokens, one at a time. Each waits for its turn,
 * tries for the lease, renews, and settles, and always ends with an {@link Outcome}.
 * Without an answer of the store it goes alone.
 */
final class TokenAttempts {

	private final TokenRenewal renewal;

	private final @Nullable FleetRenewal fleet;

	private final @Nullable CallPlace place;

	TokenAttempts(TokenRenewal renewal, @Nullable FleetRenewal fleet, @Nullable CallBudget budget) {
		this.renewal = renewal;
		this.fleet = fleet;
		this.place = (budget != null) ? budget.place() : null;
	}

	/**
	 * Make an attempt.
	 * @param attempt the attempt
	 * @param held the newest tokens; who needs others soonest goes first
	 * @param now the present moment
	 * @param base asked when the turn has come; {@code null} if there is nothing to do
	 * @return what came of it
	 */
	Mono<Outcome> attempt(Work.Attempt attempt, @Nullable HeldTokens held, Now now, Supplier<@Nullable Base> base) {
		CallLane lane = attempt.waited() ? CallLane.WAITED : CallLane.AHEAD;
		Duration untilWaited = Duration.ofMillis((held != null) ? held.untilWaited(now) : 0);
		return Mono.defer(() -> {
			Progress progress = new Progress();
			Mono<Outcome> work = (this.place != null)
					? this.place.inTurn(lane, untilWaited, (turn) -> work(base, progress, turn))
					: work(base, progress, null);
			return work.onErrorResume((failure) -> Mono.just(ended(failure, progress)));
		});
	}

	/**
	 * Look for what others have settled.
	 * @param version the version of the tokens that are known
	 * @return what there is; empty if the store does not answer
	 */
	Mono<TokenStore.Claim> look(long version) {
		return (this.fleet != null) ? this.fleet.look(version) : Mono.empty();
	}

	/** Completes when the lease of an attempt that was cut off is given back. */
	Mono<Void> released() {
		return (this.fleet != null) ? this.fleet.released() : Mono.empty();
	}

	/** Whether other instances can be heard. */
	boolean isListening() {
		return this.fleet != null && this.fleet.isListening();
	}

	/** Let the attempt in the queue go before those for which nobody waits. */
	void hurry() {
		if (this.place != null) {
			this.place.hurry();
		}
	}

	/**
	 * A failure stays one until here, so that the budget of calls learns of it. A turn
	 * that made no call goes back.
	 */
	private Mono<Outcome> work(Supplier<@Nullable Base> given, Progress progress, @Nullable CallTurn turn) {
		return Mono.defer(() -> {
			Base base = given.get();
			if (base == null) {
				return Mono.just(new Outcome.Needless());
			}
			Mono<Outcome> renewal = (this.fleet == null) ? renew(base, base.refreshable(), progress)
					: this.fleet.renew(base, progress)
						.onErrorResume(StoreGate.Away.class, (ex) -> alone(base, progress));
			return renewal;
		}).doOnNext((outcome) -> {
			boolean called = outcome instanceof Outcome.Renewed renewed && renewed.origin() != Outcome.Origin.STORE;
			if (turn != null && !called) {
				turn.giveBack();
			}
		});
	}

	private Outcome ended(Throwable failure, Progress progress) {
		if (failure instanceof CallRefusedException denied) {
			return new Outcome.Failed(denied.last(), false, null);
		}
		CognitoException error = TokenErrors.typed(failure);
		if (this.renewal.kind(error).passes()) {
			return new Outcome.Failed(error, true, progress.sessionOver);
		}
		Refusal told = progress.refusal;
		return (told != null) ? new Outcome.Refused(error, told.inARow(), told.pause(), progress.sessionOver)
				: new Outcome.Refused(error, 0, null, progress.sessionOver);
	}

	/**
	 * A refresh token that others have too is used alone only when the store does not
	 * come back in time, and not at all where each is good once: the pool would take it
	 * for stolen and end the session of all.
	 */
	private Mono<Outcome> alone(Base base, Progress progress) {
		return (base.shared() && base.early()) ? Mono.just(new Outcome.Busy(RefreshSchedule.STORE_AWAY, false))
				: renew(base, base.refreshable() && !(base.shared() && base.rotates()), progress);
	}

	private Mono<Outcome> renew(Base base, boolean mayRefresh, Progress progress) {
		return this.renewal.renew(base, base.own(), mayRefresh, false, progress).cast(Outcome.class);
	}

}
