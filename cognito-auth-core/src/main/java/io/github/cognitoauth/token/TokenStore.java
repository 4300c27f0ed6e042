package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Shares the tokens of accounts among the instances of a fleet, and decides which of them
 * refreshes. Methods are non-blocking; nothing happens before subscription.
 * <p>
 * A store is a convenience, never a need: a provider bounds the wait for each answer, and
 * when the store fails it carries on alone. An implementation must keep the tokens
 * confidential, must not repeat them in errors, and must turn what it cannot read into an
 * empty answer rather than an error, so that it is overwritten.
 * <p>
 * An account is named by its name in the configuration, followed by a digest of who it
 * is, so that a change of the user is a change of the account.
 *
 * @since 0.1.0
 */
public interface TokenStore {

	/**
	 * Return the newest tokens of an account. Their {@code issuedAt} is on the clock of
	 * this process.
	 * @param account the name of the account
	 * @return the tokens, expired or not, or empty if there are none
	 */
	Mono<CognitoTokens> load(String account);

	/**
	 * Try to become the one that refreshes.
	 * @param account the name of the account
	 * @param time how long the lease lasts if it is not released
	 * @return the lease, or empty if somebody else holds it
	 */
	Mono<TokenLease> acquire(String account, Duration time);

	/**
	 * Make a lease last for a time from now.
	 * @param lease the lease
	 * @param time how long, from now
	 * @return whether the lease is still held
	 */
	Mono<Boolean> extend(TokenLease lease, Duration time);

	/**
	 * Give a lease back. Does nothing if it has passed to somebody else.
	 * @param lease the lease
	 * @return completes when it is given back
	 */
	Mono<Void> release(TokenLease lease);

	/**
	 * Save tokens, forget the refusal, and tell the other instances.
	 * @param lease the lease under which they were made
	 * @param tokens the tokens
	 * @return {@code false} if a later lease was given meanwhile, in which case nothing
	 * is saved
	 */
	Mono<Boolean> save(TokenLease lease, CognitoTokens tokens);

	/**
	 * Keep for the other instances that the account was refused, until tokens are saved.
	 * @param lease the lease under which it was refused
	 * @param refusal the refusal, as confidential as tokens
	 * @param time how long it is kept, longer than its pause
	 * @return whether it is kept; by default {@code false}, for a store that keeps none
	 */
	default Mono<Boolean> refuse(TokenLease lease, TokenRefusal refusal, Duration time) {
		return Mono.just(false);
	}

	/**
	 * Return the last refusal of an account, with what is left of its pause.
	 * @param account the name of the account
	 * @return the refusal, or empty if there was none since tokens were saved; by default
	 * empty
	 */
	default Mono<TokenRefusal> refusal(String account) {
		return Mono.empty();
	}

	/**
	 * Tell when somebody saved tokens of an account, possibly this instance. A hint: one
	 * can be lost, or come twice.
	 * @param account the name of the account
	 * @return the fencing token under which they were saved; never completes; an error
	 * when the store cannot be reached
	 */
	Flux<Long> changes(String account);

	/**
	 * Return a store for the providers of one process that serve the same account.
	 * @return a new store in memory
	 */
	static TokenStore inMemory() {
		return new InMemoryTokenStore(Clock.systemUTC());
	}

}
