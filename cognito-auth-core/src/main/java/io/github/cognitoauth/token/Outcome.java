package io.github.cognitoauth.token;

import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import org.jspecify.annotations.Nullable;

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
	 * @param called whether a call was made for this account, rather than those of others
	 * failing
	 * @param sessionOver why the refresh token is not good any more
	 */
	record Failed(CognitoException error, boolean called, @Nullable CognitoException sessionOver) implements Outcome {

	}

	/**
	 * The account was refused.
	 *
	 * @param error the error
	 * @param inARow how often in a row by the count of the fleet, or 0 without one
	 * @param pause how long nobody tries again by the word of the fleet, or {@code null}
	 * @param sessionOver why the refresh token is not good any more
	 */
	record Refused(CognitoException error, int inARow, @Nullable Duration pause,
			@Nullable CognitoException sessionOver) implements Outcome {

		/** What another instance was told. */
		static Refused of(Refusal last) {
			CognitoError error = new CognitoError(null, last.code(), last.reason(), 0, null, null, last.challenge());
			return new Refused(error.toException(null), last.inARow(), last.pause(), null);
		}

	}

}
