// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * One target and what was measured for it.
 *
 * @param subject what was done
 * @param figure what was measured
 * @param unit of both values
 * @param ours this library's value
 * @param peer the name of the peer, or {@code null} if the value itself has a limit
 * @param theirs the peer's value, 0 without one
 * @param limit what the ratio, or the value, must not exceed
 */
record Comparison(String subject, String figure, String unit, double ours, @Nullable String peer, double theirs,
		double limit) {

	static Comparison ratio(String subject, String figure, String unit, double ours, String peer, double theirs,
			double limit) {
		return new Comparison(subject, figure, unit, ours, peer, theirs, limit);
	}

	static Comparison value(String subject, String figure, String unit, double ours, double limit) {
		return new Comparison(subject, figure, unit, ours, null, 0, limit);
	}

	boolean isRatio() {
		return this.peer != null;
	}

	double measure() {
		return isRatio() ? this.ours / this.theirs : this.ours;
	}

	boolean isReached() {
		return measure() <= this.limit;
	}

}
