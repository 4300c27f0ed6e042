// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.concurrent.TimeUnit;

/**
 * Counts calls in a row to which a Region gave no answer. Old ones do not count: where
 * there is one call in a minute, three are no sign of an outage. Not thread-safe.
 */
final class RegionFailures {

	/** How many calls make an outage. */
	static final int LIMIT = 3;

	private static final long WINDOW = TimeUnit.SECONDS.toNanos(60);

	private final long[] times = new long[LIMIT];

	private int inARow;

	/**
	 * Note that a call got no answer.
	 * @param now the present moment, in nanoseconds
	 * @return whether the Region counts as down
	 */
	boolean add(long now) {
		this.times[this.inARow % LIMIT] = now;
		this.inARow++;
		return this.inARow >= LIMIT && now - this.times[this.inARow % LIMIT] <= WINDOW;
	}

	void clear() {
		this.inARow = 0;
	}

}
