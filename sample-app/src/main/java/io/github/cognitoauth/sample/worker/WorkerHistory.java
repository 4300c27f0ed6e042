// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The newest calls of the worker. Thread-safe.
 */
final class WorkerHistory {

	private final int capacity;

	private final Deque<WorkerSample> samples;

	WorkerHistory(int capacity) {
		this.capacity = capacity;
		this.samples = new ArrayDeque<>(capacity);
	}

	synchronized void add(WorkerSample sample) {
		if (this.samples.size() == this.capacity) {
			this.samples.removeFirst();
		}
		this.samples.addLast(sample);
	}

	synchronized List<WorkerSample> samples() {
		return List.copyOf(this.samples);
	}

}
