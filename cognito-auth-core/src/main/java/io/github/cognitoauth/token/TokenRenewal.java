// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.TokenRenewal.Outcome.Origin;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * One way to new tokens: a refresh, and where the session is over, a sign-in, once. And
 * what an attempt begins with, and what can come of it.
 */
final class TokenRenewal {

	/** After so many answers with a fault every second attempt is a sign-in. */
	private static final int MANY_FAULTS = 3;

	private final TokenSource source;

	private final TokenRefreshPolicy policy;

	private final Clocks clocks;

	TokenRenewal(TokenSource source, TokenRefreshPolicy policy, Clocks clocks) {
		this.source = source;
		this.policy = policy;
		this.clocks = clocks;
	}

	/**
	 * Get new tokens.
	 * @param base what is known
	 * @param newest the newest tokens, possibly of another instance
	 * @param mayRefresh whether their refresh token may be used
	 * @param tookOver whether another instance was cut off before
	 * @param progress is told when the refresh token was refused
	 * @return new tokens, or a {@link CognitoException}
	 */
	Mono<Outcome.Renewed> renew(Base base, @Nullable CognitoTokens newest, boolean mayRefresh, boolean tookOver,
			Progress progress) {
		boolean faulty = !base.servable() && base.faults() >= MANY_FAULTS && base.faults() % 2 == 1;
		if (newest == null || newest.refreshToken() == null || !mayRefresh || faulty) {
			return signIn(base, tookOver, progress);
		}
		return Mono.defer(() -> {
			long born = this.clocks.uptime().getAsLong();
			return bounded(Mono.defer(() -> this.source.refresh(newest)), this.policy.refreshTimeout())
				.map((tokens) -> new Outcome.Renewed(tokens, Origin.REFRESH, born, 0, rotates(newest, tokens), tookOver,
						null));
		}).onErrorResume(CognitoException.class, (failure) -> {
			if (!TokenErrors.allowsSignIn(failure)) {
				return Mono.error(failure);
			}
			// another Region may know the refresh token
			progress.sessionOver = (failure.reason() != CognitoErrorReason.NOT_IN_THIS_REGION) ? failure : null;
			return signIn(base, tookOver, progress);
		});
	}

	/** How an error of the source is met. */
	TokenErrors.Kind kind(CognitoException error) {
		return TokenErrors.kind(error, this.source.regions());
	}

	private static boolean rotates(CognitoTokens before, CognitoTokens after) {
		return before.refreshToken() != null && !before.refreshToken().equals(after.refreshToken());
	}

	private Mono<Outcome.Renewed> signIn(Base base, boolean tookOver, Progress progress) {
		return Mono.defer(() -> {
			long born = this.clocks.uptime().getAsLong();
			return bounded(Mono.defer(() -> tookOver ? this.source.signInAnew() : this.source.signIn()),
					this.policy.signInTimeout())
				.map((tokens) -> new Outcome.Renewed(tokens, Origin.SIGN_IN, born, 0, base.rotates(), tookOver,
						progress.sessionOver));
		});
	}

	private Mono<CognitoTokens> bounded(Mono<CognitoTokens> attempt, Duration timeout) {
		return attempt.switchIfEmpty(Mono.error(TokenErrors::useless))
			.timeout(timeout, this.clocks.scheduler())
			.onErrorMap(TokenErrors::typed);
	}

	/**
	 * What an attempt begins with.
	 *
	 * @param own the newest tokens of this instance
	 * @param refreshable whether their refresh token was not refused
	 * @param servable whether callers are served with them
	 * @param early whether there is much time until they are not
	 * @param version the version of the last tokens that were shared
	 * @param rotates whether refresh tokens may be good only once
	 * @param shared whether others have these tokens, too
	 * @param faults how many attempts in a row were answered with a fault
	 */
	record Base(@Nullable CognitoTokens own, boolean refreshable, boolean servable, boolean early, long version,
			boolean rotates, boolean shared, int faults) {

		static Base of(AccountState known, Now now) {
			HeldTokens held = known.held();
			AccountState.Fleet fleet = known.fleet();
			int faults = (known.trouble() != null) ? known.trouble().faults() : 0;
			return (held == null) ? new Base(null, false, false, false, fleet.version(), fleet.rotates(), false, faults)
					: new Base(held.tokens(), held.refreshable(), known.isServable(now), held.isEarly(now),
							fleet.version(), fleet.rotates(), fleet.shared(), faults);
		}

		/** Whether the refresh token of these tokens was refused here. */
		boolean isRefused(@Nullable CognitoTokens tokens) {
			return !this.refreshable && this.own != null && this.own.refreshToken() != null && tokens != null
					&& this.own.refreshToken().equals(tokens.refreshToken());
		}

	}

	/** What is found out on the way, and is worth knowing though the attempt fails. */
	static final class Progress {

		/** Why the refresh token is not good any more. */
		volatile @Nullable CognitoException sessionOver;

		/** What the fleet was told when the account was refused. */
		volatile @Nullable Refusal refusal;

	}

	/** What came of an attempt to get new tokens. */
	sealed interface Outcome {

		/** Where tokens came from. */
		enum Origin {

			SIGN_IN, REFRESH, STORE

		}

		/**
		 * Why the refresh token is not good any more.
		 * @return the error with which it was refused, or {@code null}
		 */
		default @Nullable CognitoException sessionOver() {
			return null;
		}

		/**
		 * There are new tokens.
		 *
		 * @param tokens the tokens
		 * @param origin where they came from
		 * @param bornUptime the uptime when the request began, or -1 for those of others
		 * @param version their version in the store, or 0 if they are not there
		 * @param rotates whether their refresh token may be good only once
		 * @param tookOver whether another instance was cut off before
		 * @param sessionOver why they did not come from a refresh
		 */
		record Renewed(CognitoTokens tokens, Origin origin, long bornUptime, long version, boolean rotates,
				boolean tookOver, @Nullable CognitoException sessionOver) implements Outcome {

		}

		/** There was nothing to do when the turn came. */
		record Needless() implements Outcome {

		}

		/**
		 * Another instance is at work, or it is better to wait for the store.
		 *
		 * @param left how long it may take yet
		 * @param leased whether another instance holds the lease
		 */
		record Busy(Duration left, boolean leased) implements Outcome {

		}

		/**
		 * It failed in a way that can pass.
		 *
		 * @param error the error
		 * @param called whether a call was made for this account, rather than those of
		 * others failing
		 * @param sessionOver why the refresh token is not good any more
		 */
		record Failed(CognitoException error, boolean called,
				@Nullable CognitoException sessionOver) implements Outcome {

		}

		/**
		 * The account was refused.
		 *
		 * @param error the error
		 * @param inARow how often in a row by the count of the fleet, or 0 without one
		 * @param pause how long nobody tries again by the word of the fleet, or
		 * {@code null}
		 * @param sessionOver why the refresh token is not good any more
		 */
		record Refused(CognitoException error, int inARow, @Nullable Duration pause,
				@Nullable CognitoException sessionOver) implements Outcome {

			/** What another instance was told. */
			static Refused of(Refusal last) {
				CognitoError error = new CognitoError(null, last.code(), last.reason(), 0, null, null,
						last.challengeName(), null);
				return new Refused(error.toException(null), last.inARow(), last.pause(), null);
			}

		}

	}

}
