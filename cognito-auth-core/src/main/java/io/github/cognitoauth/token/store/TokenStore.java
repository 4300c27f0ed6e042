// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Shares the tokens of accounts among the instances of a fleet, and decides which of them
 * renews them. Each method is one atomic step and one round trip; it is non-blocking, and
 * nothing happens before subscription. It may end with any error, which counts as "no
 * answer": the caller bounds the wait and carries on alone.
 * <p>
 * <b>Safety is in the fence, not in the time.</b> Each lease has a number that is greater
 * than that of every lease given before for the account. Only the newest lease can settle
 * anything, so a holder that stood still and comes back changes nothing. Leases are
 * therefore short, and are extended while the work runs: who dies is replaced within
 * seconds.
 * <p>
 * <b>Clocks.</b> Leases, pauses of refusals and the age of stored tokens are counted on
 * the clock of the store, so the clocks of the instances need not agree. Tokens are
 * returned with an {@code issuedAt} on the clock of this process that gives them the age
 * that they have in the store. What arrives as a {@link Duration} is counted from its
 * arrival.
 * <p>
 * <b>Confidential</b> are tokens and {@linkplain Known#credentials() credentials}: they
 * must be stored so that who reads the store learns neither, must not be repeated in
 * errors, and must be authenticated together with what decides about their use (account,
 * expiry, version). What cannot be read counts as absent, so that it is overwritten.
 * <p>
 * An account is named by its name in the configuration, followed by a digest of whom its
 * tokens belong to, so that a change of the user is a change of the account.
 *
 * @since 0.1.0
 */
public interface TokenStore {

	/**
	 * The longest lease that is taken or extended to. A store that finds one with more
	 * time left treats it as lapsed: nobody of the fleet took it, or a clock was set
	 * back.
	 */
	Duration MAX_LEASE = Duration.ofSeconds(10);

	/** How long a refusal is remembered beyond its pause, for the count in a row. */
	Duration REFUSAL_MEMORY = Duration.ofDays(1);

	/**
	 * Try for the lease. The first that applies is answered:
	 * <ol>
	 * <li>{@link Claim.Newer}: there are tokens of another version than the known one,
	 * and their access token is not expired,</li>
	 * <li>{@link Claim.Refused}: the same credentials were refused and the pause is not
	 * over,</li>
	 * <li>{@link Claim.Held}: somebody holds the lease, or the caller only looked,</li>
	 * <li>{@link Claim.Granted}.</li>
	 * </ol>
	 * @param account the account, as the class says
	 * @param known what the caller has
	 * @param lease how long the lease lasts unless it is extended, {@link #MAX_LEASE} at
	 * most; zero to look only, in which case no lease is granted
	 * @return exactly one answer
	 */
	Mono<Claim> claim(String account, Known known, Duration lease);

	/**
	 * Make a lease last for a time from now. A lease that lapsed can be extended as long
	 * as no later one was granted.
	 * @param lease the lease
	 * @param time how long, {@link #MAX_LEASE} at most
	 * @return whether it is still the newest and was not settled
	 */
	Mono<Boolean> extend(Lease lease, Duration time);

	/**
	 * End a lease with what came of it, all at once: keep the result, give the lease
	 * back, and tell the other instances of tokens and refusals. Settling again with the
	 * same result changes nothing and is answered alike, so that a lost answer does no
	 * harm. A lease that the store does not know, as it lost its data, counts as the
	 * newest.
	 * @param lease the lease
	 * @param result what came of it
	 * @return {@link Settled.Kept}, or {@link Settled.Overtaken} if a later lease was
	 * granted meanwhile, in which case nothing is changed
	 */
	Mono<Settled> settle(Lease lease, Result result);

	/**
	 * Tell of tokens and refusals that somebody settled, possibly this instance, for all
	 * accounts. A hint: one can be lost, or come twice. Subscribed to once by a process.
	 * @return never completes; an error if nothing can be heard any more
	 */
	Flux<Notice> notices();

	/**
	 * What an instance has when it claims.
	 *
	 * @param version the {@linkplain Stored#version() version} of the last tokens that it
	 * had from the store or saved there, or 0
	 * @param credentials a digest of what it signs in with, possibly empty. Confidential:
	 * it may be made of a password, so a store compares it under a key or encrypts it
	 * @since 0.1.0
	 */
	record Known(long version, String credentials) {

		/** Check the values. */
		public Known {
			Assert.notNull(credentials, "'credentials' must not be null");
		}

		@Override
		public String toString() {
			return "Known[version=" + this.version + "]";
		}

	}

	/**
	 * The right of one instance to renew the tokens of an account for a while.
	 *
	 * @param account the account
	 * @param fence positive, and greater than that of every lease given before for the
	 * account. A store that can lose its data starts from its clock, so that this holds
	 * across the loss
	 * @since 0.1.0
	 */
	record Lease(String account, long fence) {

		/** Check the values. */
		public Lease {
			Assert.hasText(account, "'account' must not be empty");
			Assert.isTrue(fence > 0, "'fence' must be positive");
		}

	}

	/**
	 * Tokens as the store has them.
	 *
	 * @param tokens the tokens
	 * @param rotates whether their refresh token may be good only once, as far as the one
	 * who saved them knew
	 * @param version the fence of the lease under which they were saved
	 * @since 0.1.0
	 */
	record Stored(CognitoTokens tokens, boolean rotates, long version) {

		/** Check the values. */
		public Stored {
			Assert.notNull(tokens, "'tokens' must not be null");
			Assert.isTrue(version > 0, "'version' must be positive");
		}

	}

	/**
	 * That Cognito refused an account, told to all instances so that they do not try one
	 * after the other what locks it.
	 *
	 * @param code the code of the error
	 * @param reason its reason
	 * @param challengeName the name of the challenge that could not be answered, or
	 * {@code null} if it was refused for another reason
	 * @param credentials the digest of the credentials that were refused, as confidential
	 * as in {@link Known}
	 * @param inARow how often they were refused in a row, at least 1
	 * @param pause how long from now nobody tries them again
	 * @since 0.1.0
	 */
	record Refusal(String code, CognitoErrorReason reason, @Nullable String challengeName, String credentials,
			int inARow, Duration pause) {

		/** Check the values. */
		public Refusal {
			Assert.hasText(code, "'code' must not be empty");
			Assert.notNull(reason, "'reason' must not be null");
			Assert.notNull(credentials, "'credentials' must not be null");
			Assert.isTrue(inARow > 0, "'inARow' must be positive");
			Assert.isTrue(!pause.isNegative(), "'pause' must not be negative");
		}

		@Override
		public String toString() {
			return "Refusal[" + this.code + ", inARow=" + this.inARow + ", pause=" + this.pause + "]";
		}

	}

	/**
	 * What comes of trying for the lease.
	 *
	 * @since 0.1.0
	 */
	sealed interface Claim {

		/**
		 * The caller renews.
		 *
		 * @param lease its lease
		 * @param stored the newest tokens, also if the caller knows them or they are
		 * expired: their refresh token is the one to use. {@code null} if there are none
		 * @param refusals how often the caller's credentials were refused in a row until
		 * now, 0 if tokens were saved since or others were refused
		 * @param abandoned whether a lease before this one lapsed without being settled,
		 * and no tokens were saved since: its holder may have spent the refresh token, or
		 * a one-time code
		 * @since 0.1.0
		 */
		record Granted(Lease lease, @Nullable Stored stored, int refusals, boolean abandoned) implements Claim {

		}

		/**
		 * There are tokens that the caller does not have.
		 *
		 * @param stored the tokens, not expired
		 * @since 0.1.0
		 */
		record Newer(Stored stored) implements Claim {

		}

		/**
		 * The caller's credentials were refused.
		 *
		 * @param refusal the refusal, with what is left of its pause
		 * @since 0.1.0
		 */
		record Refused(Refusal refusal) implements Claim {

		}

		/**
		 * Somebody else renews.
		 *
		 * @param left how long the lease lasts yet, {@link #MAX_LEASE} at most; zero if
		 * nobody holds it and the caller only looked
		 * @since 0.1.0
		 */
		record Held(Duration left) implements Claim {

		}

	}

	/**
	 * What came of a lease.
	 *
	 * @since 0.1.0
	 */
	sealed interface Result {

		/**
		 * New tokens. They replace those before, and end a refusal and what was
		 * abandoned.
		 *
		 * @param tokens the tokens
		 * @param rotates whether their refresh token may be good only once
		 * @since 0.1.0
		 */
		record Fresh(CognitoTokens tokens, boolean rotates) implements Result {

		}

		/**
		 * Cognito refused the account. Tokens that are stored stay. Remembered for
		 * {@link #REFUSAL_MEMORY} beyond its pause, or until tokens are saved.
		 *
		 * @param refusal the refusal
		 * @since 0.1.0
		 */
		record Refused(Refusal refusal) implements Result {

		}

		/**
		 * Nothing that others need to know; nobody is told.
		 *
		 * @since 0.1.0
		 */
		record Nothing() implements Result {

		}

	}

	/**
	 * Whether a result was kept.
	 *
	 * @since 0.1.0
	 */
	sealed interface Settled {

		/**
		 * It was kept, and the lease is given back.
		 *
		 * @since 0.1.0
		 */
		record Kept() implements Settled {

		}

		/**
		 * A later lease was granted; nothing was changed.
		 *
		 * @param stored the newest tokens, or {@code null} if there are none
		 * @since 0.1.0
		 */
		record Overtaken(@Nullable Stored stored) implements Settled {

		}

	}

	/**
	 * That something was settled.
	 *
	 * @param account the account
	 * @param fence the fence of the lease that was settled
	 * @since 0.1.0
	 */
	record Notice(String account, long fence) {

	}

}
