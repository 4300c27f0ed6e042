// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.Collection;
import java.util.List;

/**
 * Is told what the login does beside signing people in, for metrics. Must be fast and
 * must not throw; called on any thread.
 *
 * @since 0.1.0
 */
public interface CognitoLoginListener {

	/** Listens to nothing. */
	CognitoLoginListener NONE = new CognitoLoginListener() {
	};

	/**
	 * What came of looking at the account of somebody who is signed in.
	 */
	enum SessionOutcome {

		/** The pool issued new tokens; the principal follows them. */
		REFRESHED,

		/** The pool refused the refresh token. */
		REFUSED,

		/** The pool gave no answer, or one that says nothing about the account. */
		UNANSWERED

	}

	/**
	 * An account was looked at, once for all requests that waited for it.
	 * @param pool the name of the user pool
	 * @param outcome what came of it
	 */
	default void sessionChecked(String pool, SessionOutcome outcome) {
	}

	/**
	 * An attempt to sign in was refused without asking the pool.
	 * @param pool the name of the user pool
	 * @param limit the limit that was reached, such as {@code name-and-address}
	 */
	default void attemptLimited(String pool, String limit) {
	}

	/**
	 * Tell several listeners.
	 * @param listeners the listeners, in the order in which they are told
	 * @return a listener that tells all of them
	 */
	static CognitoLoginListener of(Collection<CognitoLoginListener> listeners) {
		List<CognitoLoginListener> all = List.copyOf(listeners);
		return new CognitoLoginListener() {

			@Override
			public void sessionChecked(String pool, SessionOutcome outcome) {
				all.forEach((listener) -> listener.sessionChecked(pool, outcome));
			}

			@Override
			public void attemptLimited(String pool, String limit) {
				all.forEach((listener) -> listener.attemptLimited(pool, limit));
			}

		};
	}

}
