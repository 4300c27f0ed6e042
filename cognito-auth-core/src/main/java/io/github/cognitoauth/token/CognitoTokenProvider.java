package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Hands out the tokens of one account and keeps them fresh: in the background while the
 * current ones are good, in front of the callers when they are nearly used up, and never
 * more than one attempt at a time. An expired token is never handed out, nor one in the
 * last two seconds of its life, as {@code exp} is rounded and the call takes time. Once
 * started, a provider also notices the end of a token when the clock is set back.
 * <p>
 * Thread-safe and non-blocking. It works without {@link #start()} too, refreshing when
 * somebody asks; started, a timer refreshes ahead of need.
 * <p>
 * When Cognito cannot be reached, the current tokens are served as long as they live and
 * attempts go on with back-off; callers without a token get the last error until the next
 * attempt is due. When Cognito refuses the account itself, attempts stop until a
 * cool-down is over, since five wrong passwords lock an account for everybody who uses
 * it.
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
	 * @return tokens that are not expired, or a
	 * {@link io.github.cognitoauth.protocol.CognitoException}; the wait is bounded by the
	 * policy's time-outs
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
	 * @param rejectedAccessToken the access token that was refused
	 */
	void invalidate(String rejectedAccessToken);

	/**
	 * Return what an operator may know.
	 * @return a snapshot, made without any call
	 */
	CognitoTokenProviderState state();

	/**
	 * Start to refresh by timer, and sign in at once if the provider is eager. Also ends
	 * a cool-down. Does not wait, can be repeated, and can follow {@link #stop()}.
	 */
	void start();

	/**
	 * Stop the timer. A refresh under way ends by itself. Tokens are still handed out.
	 */
	void stop();

	/**
	 * Stop, and wait for a refresh under way, 5 seconds at most. Then revoke the session,
	 * if the provider was built so.
	 * @return completes when it is done; never an error
	 */
	Mono<Void> close();

	/**
	 * Start to build a provider.
	 * @param name the name of the account, for logs and health
	 * @param source where its tokens come from
	 * @return a builder
	 */
	static CognitoTokenProviderBuilder builder(String name, TokenSource source) {
		return new CognitoTokenProviderBuilder(name, source);
	}

}
