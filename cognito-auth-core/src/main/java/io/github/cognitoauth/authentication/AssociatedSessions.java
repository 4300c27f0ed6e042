// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

/**
 * What else ends with a session ({@code RevokeAssociatedSessionsType} of
 * {@code RevokeToken} and {@code RevokeUserSession}). It has an effect only in a pool
 * that tracks user sessions, and a sign-in through the API has no associated session.
 *
 * @since 0.1.0
 */
public enum AssociatedSessions {

	/** Nothing else. The pool's default. */
	NONE,

	/**
	 * The browser session of managed login that a token session came from; and, revoked
	 * from that, the token sessions that came through it, within seconds.
	 */
	LINKED

}
