// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells the guard that timers may be set and cancelled on a parallel thread: those of
 * virtual time are kept behind a lock that is held for moments only.
 */
public final class VirtualTimeIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		String scheduler = "reactor.test.scheduler.VirtualTimeScheduler";
		builder.allowBlockingCallsInside(scheduler, "drain")
			.allowBlockingCallsInside(scheduler + "$TimedRunnable", "dispose")
			.allowBlockingCallsInside(scheduler + "$VirtualTimeWorker", "schedule")
			.allowBlockingCallsInside(scheduler + "$VirtualTimeWorker", "schedulePeriodically");
	}

}
