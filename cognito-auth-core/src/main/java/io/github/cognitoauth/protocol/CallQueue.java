// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * Who waits for a turn: first those for whom somebody waits, in the order in which they
 * came, then those who go ahead of time, the most urgent first. Bounded by the number of
 * accounts, each of which has one place. Not thread-safe.
 */
final class CallQueue {

	private final LinkedHashSet<CallTicket> waited = new LinkedHashSet<>();

	private final TreeSet<CallTicket> ahead = new TreeSet<>(
			Comparator.comparingLong((CallTicket ticket) -> ticket.due).thenComparingLong((ticket) -> ticket.number));

	private long number;

	void add(CallTicket ticket) {
		ticket.number = this.number++;
		if (ticket.lane == CallLane.WAITED) {
			this.waited.add(ticket);
		}
		else {
			this.ahead.add(ticket);
		}
	}

	void remove(CallTicket ticket) {
		this.waited.remove(ticket);
		this.ahead.remove(ticket);
	}

	/** Move a ticket to the end of those waited for, if it is among the others. */
	void hurry(CallTicket ticket) {
		if (this.ahead.remove(ticket)) {
			ticket.lane = CallLane.WAITED;
			add(ticket);
		}
	}

	@Nullable CallTicket poll() {
		if (this.waited.isEmpty()) {
			return this.ahead.pollFirst();
		}
		CallTicket first = this.waited.iterator().next();
		this.waited.remove(first);
		return first;
	}

	List<CallTicket> clear() {
		List<CallTicket> all = new ArrayList<>(this.waited);
		all.addAll(this.ahead);
		this.waited.clear();
		this.ahead.clear();
		return all;
	}

	boolean isEmpty() {
		return this.waited.isEmpty() && this.ahead.isEmpty();
	}

	int size() {
		return this.waited.size() + this.ahead.size();
	}

	int size(CallLane lane) {
		return (lane == CallLane.WAITED) ? this.waited.size() : this.ahead.size();
	}

}
