// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.util.List;
import java.util.function.Predicate;

import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import io.github.cognitoauth.test.pool.DeliveredCode;
import io.github.cognitoauth.test.pool.DeliveryMedium;

/**
 * The codes that the pool has sent, in place of text messages and e-mails: the newest
 * thousand. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class PoolInbox {

	private final UserPool pool;

	PoolInbox(UserPool pool) {
		this.pool = pool;
	}

	/**
	 * Returns all codes.
	 * @return the codes, newest first
	 */
	public List<DeliveredCode> codes() {
		return this.pool.mailbox().codes();
	}

	/**
	 * Returns the newest code of a user.
	 * @param username user name or alias
	 * @return the code itself
	 * @throws IllegalStateException if the user was sent none
	 */
	public String latestCode(String username) {
		return latest(username, (code) -> true);
	}

	/**
	 * Returns the newest code that a user was sent in one way.
	 * @param username user name or alias
	 * @param medium how it was sent
	 * @return the code itself
	 * @throws IllegalStateException if the user was sent none
	 */
	public String latestCode(String username, DeliveryMedium medium) {
		return latest(username, (code) -> code.medium() == medium);
	}

	/**
	 * Empties the inbox; the codes stay valid.
	 */
	public void clear() {
		this.pool.mailbox().clear();
	}

	private String latest(String username, Predicate<DeliveredCode> wanted) {
		User user = this.pool.users().find(username);
		String realName = (user != null) ? user.username() : username;
		return codes().stream()
			.filter((code) -> code.username().equals(realName) && wanted.test(code))
			.findFirst()
			.map(DeliveredCode::code)
			.orElseThrow(() -> new IllegalStateException("No such code was sent to '" + username + "'"));
	}

}
