// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import reactor.core.publisher.Mono;

/**
 * Decides whether somebody may try to sign in once more. Asked before every user name
 * with a password and every answer to a challenge, and told afterwards which of them did
 * not fail, so that only failures count.
 * <p>
 * An implementation must never count by the user name alone: strangers could lock people
 * out.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface CognitoRateLimiter {

	/**
	 * Take a place for an attempt. Places are taken before the outcome is known, so that
	 * attempts at the same time do not all pass.
	 * @param attempt the attempt
	 * @return the decision; an error lets the attempt pass
	 */
	Mono<RateDecision> check(Attempt attempt);

}
