// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import reactor.core.publisher.Mono;

/**
 * Lets a client without a session carry its open challenge from one request to the next.
 * <p>
 * The built-in {@link SealedSignInHandles} keep nothing: that a challenge is answered
 * once is guaranteed by the pool, which ends its session with a right answer, and by the
 * instance that answers, which takes one answer at a time. An implementation that keeps
 * the challenges can give each to one caller only, and count wrong answers in a way that
 * no older handle resets. Must be thread-safe and must not block.
 *
 * @since 0.1.0
 */
public interface SignInHandles {

	/**
	 * Make a handle for a challenge.
	 * @param challenge the challenge, which holds secrets
	 * @return a handle of at most 8 KiB, which a stranger can neither read nor guess
	 */
	Mono<String> handle(OpenChallenge challenge);

	/**
	 * Find the challenge of a handle. It is called once for each answer, and what is
	 * shown afterwards has a new handle: an implementation that keeps challenges takes
	 * this one out.
	 * @param handle what a client sent, of any length and form
	 * @return the challenge, possibly expired; empty if the handle is of no use here
	 */
	Mono<OpenChallenge> challenge(String handle);

}
