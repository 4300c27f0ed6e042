// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RegionRouter;
import org.jspecify.annotations.Nullable;

/**
 * Decides what an error means for the life of a session, and makes those of this package.
 */
final class TokenErrors {

	/** Code for waiting in vain for another instance. */
	static final String LEASE_HELD = "TokenLeaseHeld";

	/** Code for what no source should throw. */
	static final String UNEXPECTED = "UnexpectedError";

	/** Code for asking a provider whose engine was closed. */
	static final String CLOSED = "TokenProviderClosed";

	/** Code for a wait that took longer than the policy allows. */
	static final String WAIT_TIMEOUT = "TokenWaitTimeout";

	private TokenErrors() {
	}

	static CognitoException typed(Throwable failure) {
		if (failure instanceof CognitoException known) {
			return known;
		}
		if (failure instanceof TimeoutException) {
			return CognitoError.local(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT).toException(failure);
		}
		return CognitoError.local(UNEXPECTED, CognitoErrorReason.SERVICE_FAILURE).toException(failure);
	}

	static CognitoException leaseHeld() {
		return CognitoError.local(LEASE_HELD, CognitoErrorReason.TIMEOUT).toException(null);
	}

	/**
	 * Say why a caller gave up.
	 * @param account the name of the account
	 * @param state how it was doing
	 * @param last the last error, or {@code null}
	 * @return the error
	 */
	static CognitoException waitTimeout(String account, String state, @Nullable CognitoException last) {
		String trouble = (last != null) ? "; last error: " + last.getMessage() : "";
		return CognitoError.local(WAIT_TIMEOUT, CognitoErrorReason.TIMEOUT)
			.toException(new TimeoutException("Service account '" + account + "' is " + state + trouble));
	}

	static CognitoException closed() {
		return CognitoError.local(CLOSED, CognitoErrorReason.SERVICE_FAILURE).toException(null);
	}

	static CognitoException useless() {
		return CognitoError.local(CognitoErrorCodes.INVALID_RESPONSE, CognitoErrorReason.INVALID_RESPONSE)
			.toException(null);
	}

	/**
	 * An exception that is thrown again and again collects what each thread that blocks
	 * for it adds, so each caller gets one of its own, with the cause of all.
	 */
	static CognitoException copy(CognitoException error) {
		return error.error().toException(error.getCause());
	}

	/**
	 * Return how an error is met.
	 * @param error the error
	 * @param regions which Region is called, or {@code null} for a pool without replica
	 * @return its kind; what is not known is met as if it could lock the account
	 */
	static Kind kind(CognitoException error, @Nullable RegionRouter regions) {
		boolean inReplica = regions != null && regions.isReplica(error.region());
		if (error.reason().canPass()) {
			return (regions != null && needsPrimary(error, inReplica, regions)) ? Kind.WAITS_FOR_REGION : Kind.PASSES;
		}
		if (inReplica) {
			return Kind.REFUSED_IN_REPLICA;
		}
		return error.reason().mayLock() ? Kind.LOCKS : Kind.REFUSED;
	}

	private static boolean needsPrimary(CognitoException error, boolean inReplica, RegionRouter regions) {
		CognitoOperation operation = error.operation();
		return inReplica ? error.reason() == CognitoErrorReason.OPERATION_NOT_ENABLED
				: operation != null && !operation.isServedByReplica() && regions.isReplicaActive();
	}

	/** Whether the service answered, but with a fault of its own. */
	static boolean isFault(CognitoException error) {
		return (error.reason() == CognitoErrorReason.SERVICE_FAILURE && error.status() != 0)
				|| error.reason() == CognitoErrorReason.INVALID_RESPONSE;
	}

	/** Whether a failed refresh is followed by a sign-in. */
	static boolean allowsSignIn(CognitoException error) {
		return error.reason().allowsSignIn();
	}

	/** How errors are met. */
	enum Kind {

		/** The service could not be reached or failed; nobody has to act. */
		PASSES,

		/** Like the former, and it passes when the primary Region is back. */
		WAITS_FOR_REGION,

		/** The account was refused by something that can be mended meanwhile. */
		REFUSED,

		/** The account was refused, and trying again can lock it for everybody. */
		LOCKS,

		/**
		 * A replica refused the account. It may not know the newest password yet, so that
		 * this is no refusal elsewhere; but trying again can lock the account there.
		 */
		REFUSED_IN_REPLICA;

		/** Whether nobody has to act. */
		boolean passes() {
			return this == PASSES || this == WAITS_FOR_REGION;
		}

		/** Whether no attempt is made but for a caller. */
		boolean mayLock() {
			return this == LOCKS || this == REFUSED_IN_REPLICA;
		}

		/** Whether it may be over when another Region is called. */
		boolean isOfRegion() {
			return passes() || this == REFUSED_IN_REPLICA;
		}

	}

}
