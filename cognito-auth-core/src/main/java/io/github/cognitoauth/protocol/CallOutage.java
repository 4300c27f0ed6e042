// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Tells an outage of the service, in which many accounts fail alike, from the trouble of
 * a few. Not thread-safe.
 */
final class CallOutage {

	private static final int FAILURES = 5;

	private static final int ACCOUNTS = 3;

	private final Set<Object> accounts = new HashSet<>();

	private int inARow;

	private @Nullable CognitoException last;

	/**
	 * Note that an attempt failed.
	 * @param account whose attempt
	 * @param error how
	 * @return whether this begins an outage
	 */
	boolean failed(Object account, CognitoException error) {
		boolean before = isOn();
		this.inARow = Math.min(FAILURES, this.inARow + 1);
		if (this.accounts.size() < ACCOUNTS) {
			this.accounts.add(account);
		}
		this.last = error;
		return isOn() && !before;
	}

	/**
	 * Note that the service answered.
	 * @return whether this ends an outage
	 */
	boolean answered() {
		boolean ends = isOn();
		this.inARow = 0;
		this.accounts.clear();
		this.last = null;
		return ends;
	}

	boolean isOn() {
		return this.inARow >= FAILURES && this.accounts.size() >= ACCOUNTS;
	}

	/** Return the last error while there is an outage. */
	@Nullable CognitoException error() {
		return isOn() ? this.last : null;
	}

	/**
	 * Return whether an error says that the service does not work, whoever asks.
	 * Throttling is answered by a lower rate instead.
	 */
	static boolean isSign(CognitoException error) {
		return switch (error.reason()) {
			case SERVICE_FAILURE, CONNECT_FAILURE, TRANSPORT_FAILURE, TIMEOUT, INVALID_RESPONSE -> true;
			default -> false;
		};
	}

}
