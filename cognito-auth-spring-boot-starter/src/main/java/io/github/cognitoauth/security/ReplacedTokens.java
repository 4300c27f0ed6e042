// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Revokes the tokens that a session gives up for those of another sign-in. Nobody will
 * use their refresh token any more, which would be good for weeks and counts as a session
 * of the user. Public because sign-ins by form and by API share it on both web stacks;
 * applications need not know it. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ReplacedTokens {

	/** How long one revocation goes on at most. */
	private static final Duration TIMEOUT = Duration.ofSeconds(5);

	/** How many of them go on at a time. */
	private static final int MAX_AT_A_TIME = 100;

	private static final Logger logger = LoggerFactory.getLogger(ReplacedTokens.class);

	private final @Nullable CognitoPasswordAuthenticator authenticator;

	private final Semaphore places = new Semaphore(MAX_AT_A_TIME);

	/**
	 * Create one.
	 * @param authenticator of the pool that issued the tokens, or {@code null} if
	 * replaced tokens are left as they are
	 */
	public ReplacedTokens(@Nullable CognitoPasswordAuthenticator authenticator) {
		this.authenticator = authenticator;
	}

	/**
	 * Begin to revoke tokens ({@code RevokeToken}), unless the new ones come from the
	 * same sign-in, so that both share what would be revoked. Returns at once; whatever
	 * comes of it, nobody waits for it and nothing fails.
	 * @param before what the session held, or {@code null} for nothing
	 * @param after what it holds now
	 */
	public void revoke(@Nullable CognitoTokens before, CognitoTokens after) {
		CognitoPasswordAuthenticator pool = this.authenticator;
		if (pool == null || before == null || !isReplaced(before, after)) {
			return;
		}
		if (!this.places.tryAcquire()) {
			logger.warn("Tokens that no session holds could not be revoked: too many are being revoked");
			return;
		}
		Mono.defer(() -> pool.revoke(before))
			.timeout(TIMEOUT)
			.doFinally((end) -> this.places.release())
			.subscribe(null, ReplacedTokens::failed);
	}

	private static boolean isReplaced(CognitoTokens before, CognitoTokens after) {
		if (before.refreshToken() == null) {
			return false;
		}
		Object origin = before.claims().get("origin_jti");
		return !Objects.equals(before.claims().get("sub"), after.claims().get("sub"))
				|| (origin != null && !origin.equals(after.claims().get("origin_jti")));
	}

	private static void failed(Throwable failure) {
		logger.warn("Tokens that no session holds could not be revoked: {}",
				(failure instanceof CognitoException) ? failure.getMessage() : failure.getClass().getSimpleName());
	}

}
