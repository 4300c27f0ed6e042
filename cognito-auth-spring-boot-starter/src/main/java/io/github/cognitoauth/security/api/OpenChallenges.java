// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInHandles;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where open challenges are between two requests. */
interface OpenChallenges {

	/**
	 * Keep a challenge, which can be the first of a sign-in, and return how the client
	 * refers to it.
	 */
	Mono<String> keep(ApiExchange exchange, OpenChallenge open, boolean first);

	/** Find a challenge. Empty if it is not there. */
	Mono<OpenChallenge> take(ApiExchange exchange, @Nullable String handle);

	/** The client carries them. */
	static OpenChallenges carriedBy(SignInHandles handles) {
		return new OpenChallenges() {

			@Override
			public Mono<String> keep(ApiExchange exchange, OpenChallenge open, boolean first) {
				return handles.handle(open);
			}

			@Override
			public Mono<OpenChallenge> take(ApiExchange exchange, @Nullable String handle) {
				return (handle != null) ? handles.challenge(handle) : Mono.empty();
			}

		};
	}

	/** The session keeps them; the handle says which of them is meant. */
	static OpenChallenges inSession() {
		return new OpenChallenges() {

			@Override
			public Mono<String> keep(ApiExchange exchange, OpenChallenge open, boolean first) {
				return exchange.saveChallenge(open, first).thenReturn(open.id());
			}

			@Override
			public Mono<OpenChallenge> take(ApiExchange exchange, @Nullable String handle) {
				return exchange.takeChallenge(handle);
			}

		};
	}

}
