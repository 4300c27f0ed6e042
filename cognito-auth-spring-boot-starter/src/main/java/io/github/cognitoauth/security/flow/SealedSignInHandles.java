// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import io.github.cognitoauth.authentication.UnreadableChallengeException;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Handles that hold their challenge, sealed. All instances with the same key understand
 * them, and a restart ends no sign-in.
 *
 * @since 0.1.0
 */
public final class SealedSignInHandles implements SignInHandles {

	private static final String PURPOSE = "sign-in";

	private final HandleSeal seal;

	/**
	 * Create handles.
	 * @param seal the seal
	 */
	public SealedSignInHandles(HandleSeal seal) {
		Assert.notNull(seal, "'seal' must not be null");
		this.seal = seal;
	}

	@Override
	public Mono<String> handle(OpenChallenge challenge) {
		Assert.notNull(challenge, "'challenge' must not be null");
		return Mono.fromSupplier(() -> this.seal.seal(PURPOSE, OpenChallengeCodec.write(challenge)));
	}

	@Override
	public Mono<OpenChallenge> challenge(String handle) {
		Assert.notNull(handle, "'handle' must not be null");
		return Mono.defer(() -> Mono.justOrEmpty(this.seal.open(PURPOSE, handle)))
			.map(OpenChallengeCodec::read)
			// of a version that wrote it differently
			.onErrorComplete(UnreadableChallengeException.class);
	}

}
