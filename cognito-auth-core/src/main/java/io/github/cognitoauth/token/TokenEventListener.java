// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;

/**
 * Is told what happens to the tokens of accounts. Called on the thread on which it
 * happened, which can be an event loop: return at once and do not block. What it throws
 * is logged and otherwise ignored.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TokenEventListener {

	/**
	 * Take note of an event.
	 * @param event what happened
	 */
	void onEvent(TokenEvent event);

	/**
	 * Take note of a caller who had to wait for a token. Called for each of them, before
	 * it goes on, so it can be called very often; nothing is done unless it is
	 * overridden.
	 * @param account the name of the account
	 * @param waited how long the caller waited, zero for one who was refused at once
	 * @param served whether it got a token rather than an error
	 */
	default void onWaitEnded(String account, Duration waited, boolean served) {
	}

}
