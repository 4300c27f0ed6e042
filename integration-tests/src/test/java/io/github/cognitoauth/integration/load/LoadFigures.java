// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.load;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a run has shown.
 *
 * @param name what ran
 * @param perSecond sign-ins per second
 * @param p50 the median in milliseconds
 * @param p99 what one of a hundred took longer than, in milliseconds
 * @param failures how many were not signed in
 * @param heapBefore megabytes in use after a collection, when a tenth had signed in
 * @param heapAfter the same at the end
 */
record LoadFigures(String name, double perSecond, double p50, double p99, int failures, double heapBefore,
		double heapAfter) {

	private static final double NANOS = 1e6;

	static LoadFigures of(String name, long[] nanos, long duration, int failures, long heapBefore, long heapAfter) {
		long[] sorted = nanos.clone();
		Arrays.sort(sorted);
		return new LoadFigures(name, sorted.length * 1e9 / duration, sorted[sorted.length / 2] / NANOS,
				sorted[(int) (sorted.length * 0.99)] / NANOS, failures, heapBefore / NANOS, heapAfter / NANOS);
	}

	/** A line of the table in the documentation. */
	String row() {
		return String.format(Locale.ROOT, "| %s | %.0f | %.1f | %.1f | %d | %.0f | %.0f |", this.name, this.perSecond,
				this.p50, this.p99, this.failures, this.heapBefore, this.heapAfter);
	}

}
