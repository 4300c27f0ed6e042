// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.support;

import reactor.blockhound.BlockHound;
import reactor.blockhound.integration.BlockHoundIntegration;

/**
 * Tells the guard that random numbers may be drawn on a parallel thread: they come from
 * {@code /dev/urandom}, which is a file to Java and never waits.
 */
public final class SecureRandomIntegration implements BlockHoundIntegration {

	@Override
	public void applyTo(BlockHound.Builder builder) {
		builder.allowBlockingCallsInside("java.security.SecureRandom", "nextBytes");
	}

}
