package io.github.cognitoauth.token;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One attempt to get new tokens, which any number of callers wait for.
 */
final class Flight {

	private final RefreshTrigger trigger;

	private final TokenSnapshot seen;

	private final Mono<CognitoTokens> result;

	private final Sinks.Empty<CognitoTokens> abort = Sinks.empty();

	/**
	 * Create a flight.
	 * @param trigger what caused it
	 * @param seen what was known when it was decided on
	 * @param previous a flight of an older generation that has not landed: two at a time
	 * would use one refresh token twice
	 * @param control does the work
	 */
	Flight(RefreshTrigger trigger, TokenSnapshot seen, @Nullable Flight previous, TokenFlights control) {
		this.trigger = trigger;
		this.seen = seen;
		Mono<CognitoTokens> attempt = Mono.defer(() -> control.attempt(this));
		Mono<CognitoTokens> work = (previous != null) ? previous.result().onErrorComplete().then(attempt) : attempt;
		// landed before it is cached: who resumes must not find it and join it again
		this.result = Mono.firstWithSignal(work, this.abort.asMono()).doOnTerminate(() -> control.landed(this)).cache();
	}

	RefreshTrigger trigger() {
		return this.trigger;
	}

	long generation() {
		return this.seen.generation();
	}

	/** Subscribed by all who wait; cancelling one does not cancel the work. */
	Mono<CognitoTokens> result() {
		return this.result;
	}

	/** Ends it for all who wait. */
	void abort() {
		this.abort.tryEmitError(TokenErrors.closed());
	}

	/**
	 * Whether somebody else did the work before this flight took off. The timer is not
	 * asked what time it is: it is due when it is due, whatever was done to the clock.
	 */
	boolean isNeedlessFor(TokenSnapshot snapshot, long now) {
		return switch (this.trigger) {
			case MANDATORY, INVALIDATED -> snapshot.windows().isServableAt(now);
			case TIMER -> snapshot.tokens() != this.seen.tokens() && snapshot.windows().isFreshAt(now);
			default -> snapshot.windows().isFreshAt(now);
		};
	}

}
