// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * How urgent a turn of a {@link CallBudget} is.
 *
 * @since 0.1.0
 */
public enum CallLane {

	/** Somebody waits for the outcome. Served first, in the order of arrival. */
	WAITED,

	/** Nobody waits yet. Served by the time from which somebody will. */
	AHEAD

}
