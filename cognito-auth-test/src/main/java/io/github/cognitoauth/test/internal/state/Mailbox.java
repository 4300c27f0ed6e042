// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.cognitoauth.test.pool.CodePurpose;
import io.github.cognitoauth.test.pool.DeliveredCode;
import io.github.cognitoauth.test.pool.DeliveryMedium;

/**
 * The messages that the pool has sent, the newest thousand.
 */
public final class Mailbox {

	private static final int CAPACITY = 1_000;

	private final Deque<DeliveredCode> codes = new ArrayDeque<>();

	/**
	 * Sends a code to an address of a user.
	 * @param pool the pool
	 * @param user the user
	 * @param medium how
	 * @param purpose what the code is for
	 * @param code the code
	 */
	public void send(UserPool pool, User user, DeliveryMedium medium, CodePurpose purpose, String code) {
		send(pool, user, user.attributes().getOrDefault(medium.attribute(), ""), medium, purpose, code);
	}

	/**
	 * Sends a code to an address that a user gives.
	 * @param pool the pool
	 * @param user the user
	 * @param destination the address
	 * @param medium how
	 * @param purpose what the code is for
	 * @param code the code
	 */
	public void send(UserPool pool, User user, String destination, DeliveryMedium medium, CodePurpose purpose,
			String code) {
		send(new DeliveredCode(user.username(), medium, destination, purpose, code, pool.now()));
	}

	private synchronized void send(DeliveredCode code) {
		if (this.codes.size() == CAPACITY) {
			this.codes.removeLast();
		}
		this.codes.addFirst(code);
	}

	/**
	 * Returns the codes.
	 * @return the codes, newest first
	 */
	public synchronized List<DeliveredCode> codes() {
		return List.copyOf(this.codes);
	}

	/**
	 * Forgets all codes.
	 */
	public synchronized void clear() {
		this.codes.clear();
	}

}
