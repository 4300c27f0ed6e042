// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands out the tokens of one account, which a {@link CognitoTokenEngine} keeps fresh: in
 * the background while the current ones are good, in front of the callers when they are
 * nearly used up, and never more than one attempt at a time. An expired token is never
 * handed out, nor one in the last two seconds of its life, as {@code exp} is rounded and
 * the call takes time.
 * <p>
 * Thread-safe and non-blocking. When Cognito cannot be reached, the current tokens are
 * served as long as they live; callers without a token get the last error until the next
 * attempt is due, about a second later. When Cognito refuses the account itself, attempts
 * stop until a cool-down is over, since five wrong passwords lock an account for
 * everybody who uses it.
 *
 * @since 0.1.0
 */
public interface CognitoTokenProvider {

	/**
	 * Return the name of the account.
	 * @return the name in the configuration, not the user name
	 */
	String name();

	/**
	 * Return tokens that are good now, waiting for a refresh or a sign-in only if there
	 * are none or they are nearly expired. What is good is decided at each subscription,
	 * so the {@code Mono} can be kept and subscribed again. Cancelling gives up waiting
	 * and disturbs no other caller.
	 * <p>
	 * Who had to wait goes on on a thread of the product, never on one of the HTTP
	 * client. {@code block()} is refused on a thread that must not block, also when
	 * tokens are at hand: there, use {@link #currentTokens()} or subscribe.
	 * @return tokens that are not expired, or a
	 * {@link io.github.cognitoauth.protocol.CognitoException}; the wait is bounded by
	 * {@link TokenRefreshPolicy#waitTimeout()}
	 */
	Mono<CognitoTokens> getTokens();

	/**
	 * Return the tokens that are at hand. Starts nothing, allocates nothing.
	 * @return tokens that are neither expired nor invalidated, or {@code null}
	 */
	@Nullable CognitoTokens currentTokens();

	/**
	 * Report that a service refused an access token. If it is the one that is handed out,
	 * it is not handed out again, and the next caller waits for a new one; if it is an
	 * older one, nothing happens. A service that refuses every token cannot cause a
	 * storm: after five reports in a row only one in 30 seconds counts.
	 * @param refusedAccessToken the access token that was refused
	 */
	void invalidate(String refusedAccessToken);

	/**
	 * Return what an operator may know.
	 * @return a snapshot, made without any call
	 */
	CognitoTokenProviderState state();

}
