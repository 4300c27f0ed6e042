// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.RegionRouter;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;

/**
 * Where the tokens of an account come from. Methods are non-blocking; nothing happens
 * before subscription, and every subscription is one attempt. Errors are
 * {@link io.github.cognitoauth.protocol.CognitoException}s; how they are met depends on
 * their kind.
 *
 * @since 0.1.0
 */
public interface TokenSource {

	/**
	 * Sign in.
	 * @return tokens
	 */
	Mono<CognitoTokens> signIn();

	/**
	 * Sign in after another instance was cut off in the middle of it. What is good once
	 * only and may have been used by it, such as the present code of an authenticator
	 * app, must not be used.
	 * @return tokens; by default those of {@link #signIn()}
	 */
	default Mono<CognitoTokens> signInAnew() {
		return signIn();
	}

	/**
	 * Refresh tokens. Called only with tokens that have a refresh token.
	 * @param tokens the newest tokens
	 * @return newer tokens with a refresh token
	 */
	Mono<CognitoTokens> refresh(CognitoTokens tokens);

	/**
	 * End the session that tokens belong to.
	 * @param tokens the newest tokens
	 * @return completes when it is done; by default at once
	 */
	default Mono<Void> revoke(CognitoTokens tokens) {
		return Mono.empty();
	}

	/**
	 * Return who the tokens belong to and what the sign-in is done with.
	 * @return the same for all instances with one configuration; by default nothing,
	 * which fits sources that share no store
	 */
	default Fingerprint fingerprint() {
		return Fingerprint.NONE;
	}

	/**
	 * Return the budget out of which calls are made.
	 * @return the budget, or {@code null} for calls that nobody counts, the default
	 */
	default @Nullable CallBudget callBudget() {
		return null;
	}

	/**
	 * Return which Region of the pool is called, so that refusals in a replica are not
	 * taken for refusals of the account, and end when the Region changes.
	 * @return the router, or {@code null} for a pool without replica, the default
	 */
	default @Nullable RegionRouter regions() {
		return null;
	}

	/**
	 * Return how to refresh where nobody said otherwise.
	 * @return the policy
	 */
	default TokenRefreshPolicy defaultPolicy() {
		return TokenRefreshPolicy.defaults();
	}

	/**
	 * Tells accounts and their credentials apart, in a store that instances with
	 * different configurations may share. Neither is used but as a digest.
	 *
	 * @param owner who the tokens belong to, for example app client and user: an instance
	 * whose account was changed does not take the tokens of the one before
	 * @param credentials a digest of all secrets that a sign-in proves: an instance whose
	 * password was corrected need not wait because another was refused. As confidential
	 * as the secrets
	 * @since 0.1.0
	 */
	record Fingerprint(String owner, String credentials) {

		static final Fingerprint NONE = new Fingerprint("", "");

		/** Check the values. */
		public Fingerprint {
			Assert.notNull(owner, "'owner' must not be null");
			Assert.notNull(credentials, "'credentials' must not be null");
		}

		@Override
		public String toString() {
			return "Fingerprint[masked]";
		}

	}

}
