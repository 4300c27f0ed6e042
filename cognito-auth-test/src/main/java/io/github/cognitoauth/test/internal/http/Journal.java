// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

import io.github.cognitoauth.test.PoolExchange;

/**
 * The newest two hundred calls of operations and what they were answered.
 */
public final class Journal {

	private static final int CAPACITY = 200;

	private static final int LONGEST_TEXT = 64 * 1024;

	private final Deque<PoolExchange> exchanges = new ArrayDeque<>();

	/**
	 * Notes a call.
	 * @param operation the operation
	 * @param request the body of the request
	 * @param status the status of the answer, 0 if the connection was reset
	 * @param response the body of the answer
	 */
	void add(String operation, byte[] request, int status, byte[] response) {
		PoolExchange exchange = new PoolExchange(operation, text(request), status, text(response));
		synchronized (this) {
			if (this.exchanges.size() == CAPACITY) {
				this.exchanges.removeFirst();
			}
			this.exchanges.addLast(exchange);
		}
	}

	/**
	 * Returns the calls.
	 * @return the calls, oldest first
	 */
	public synchronized List<PoolExchange> exchanges() {
		return List.copyOf(this.exchanges);
	}

	/**
	 * Forgets all of them.
	 */
	public synchronized void clear() {
		this.exchanges.clear();
	}

	private static String text(byte[] bytes) {
		byte[] kept = (bytes.length > LONGEST_TEXT) ? Arrays.copyOf(bytes, LONGEST_TEXT) : bytes;
		return new String(kept, StandardCharsets.UTF_8);
	}

}
