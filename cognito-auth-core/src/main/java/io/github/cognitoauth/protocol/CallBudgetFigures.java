// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/**
 * What a {@link CallBudget} looks like at a moment.
 *
 * @param callsPerSecond how many calls per second there may be at present
 * @param waited how many accounts wait for a turn and somebody waits for them
 * @param ahead how many accounts wait for a turn ahead of time
 * @param inFlight how many accounts have their turn
 * @param used how many calls were made since the start, those of people included
 * @param throttled how many of them the service refused as too many
 * @param refused how many turns were refused during outages
 * @param outage whether the service answers nobody
 * @since 0.1.0
 */
public record CallBudgetFigures(double callsPerSecond, int waited, int ahead, int inFlight, long used, long throttled,
		long refused, boolean outage) {

}
