// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link WorkerHistory}.
 */
class WorkerHistoryTests {

	private final WorkerHistory history = new WorkerHistory(2);

	@Test
	void addWhenFullThenForgetsTheOldest() {
		this.history.add(sample(1));
		this.history.add(sample(2));
		this.history.add(sample(3));
		assertThat(this.history.samples()).containsExactly(sample(2), sample(3));
	}

	@Test
	void samplesWhenMoreAreAddedThenStayAsTheyWere() {
		this.history.add(sample(1));
		var samples = this.history.samples();
		this.history.add(sample(2));
		assertThat(samples).containsExactly(sample(1));
	}

	private static WorkerSample sample(long second) {
		return new WorkerSample(Instant.ofEpochSecond(second), true, null, 1, 0);
	}

}
