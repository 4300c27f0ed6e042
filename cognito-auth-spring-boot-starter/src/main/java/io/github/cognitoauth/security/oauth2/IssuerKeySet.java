// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * The keys of one issuer. Keys at hand are used without a lock and without waiting, old
 * ones are fetched again meanwhile; only who has no key waits, and all who wait share one
 * fetch.
 */
final class IssuerKeySet implements JWKSource<SecurityContext> {

	private static final Duration WAIT_FOR_ONE_MORE = Duration.ofSeconds(2);

	private final CognitoIssuer issuer;

	private final JwkSetRequest request;

	private final Duration outageTolerance;

	private final Clock clock;

	private final KeyLog log;

	private final AtomicReference<@Nullable Mono<Void>> flight = new AtomicReference<>();

	private volatile KeyState state = KeyState.initial();

	IssuerKeySet(CognitoIssuer issuer, JwkSetRequest request, Duration outageTolerance, Clock clock) {
		this.issuer = issuer;
		this.request = request;
		this.outageTolerance = outageTolerance;
		this.clock = clock;
		this.log = new KeyLog(issuer);
	}

	/** For the threads of servlets. What is waited for has a time-out. */
	@Override
	public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
		Mono<Void> fetch = fetchFor(selector);
		if (fetch != null) {
			fetch.block();
		}
		return result(selector);
	}

	Mono<List<JWK>> select(JWKSelector selector) {
		return Mono.defer(() -> {
			Mono<Void> fetch = fetchFor(selector);
			Mono<List<JWK>> result = Mono.fromSupplier(() -> result(selector));
			return (fetch != null) ? fetch.then(result) : result;
		});
	}

	/**
	 * Return what has to be waited for, if anything. Made-up tokens must not hold many
	 * threads while the server of the keys hangs, so nobody waits long for one more key.
	 */
	private @Nullable Mono<Void> fetchFor(JWKSelector selector) {
		KeyState seen = this.state;
		Instant now = this.clock.instant();
		if (!seen.select(selector, now).isEmpty()) {
			if (seen.isRefreshDue(now)) {
				join(seen);
			}
			return null;
		}
		Mono<Void> fetch = seen.isFetchDue(now) ? join(seen) : this.flight.get();
		return (fetch != null && seen.isUsable(now)) ? fetch.timeout(WAIT_FOR_ONE_MORE, Mono.empty()) : fetch;
	}

	private List<JWK> result(JWKSelector selector) {
		KeyState current = this.state;
		Instant now = this.clock.instant();
		List<JWK> keys = current.select(selector, now);
		if (keys.isEmpty() && (current.outcome() == KeyState.Outcome.FAILED || this.flight.get() != null)) {
			throw new CognitoKeysUnavailableException(this.issuer.uri(), current.retryAfter(now));
		}
		return keys;
	}

	private Mono<Void> join(KeyState seen) {
		while (true) {
			Mono<Void> running = this.flight.get();
			if (running != null) {
				return running;
			}
			Mono<Void> next = Mono.defer(() -> attempt(seen))
				.doOnTerminate(() -> this.flight.set(null))
				// one answer for all, and nobody who leaves ends it
				.cache();
			if (this.flight.compareAndSet(null, next)) {
				launch(next);
				return next;
			}
		}
	}

	/**
	 * The one place where a fetch is subscribed to. It belongs to nobody who waits for
	 * it, and its own time-out ends it.
	 */
	private static void launch(Mono<Void> flight) {
		flight.subscribe();
	}

	/** An earlier flight may have landed between the look at the keys and this one. */
	private Mono<Void> attempt(KeyState seen) {
		if (this.state != seen) {
			return Mono.empty();
		}
		return this.request.send().doOnNext(this::fetched).then().onErrorResume((failure) -> {
			failed(failure);
			return Mono.empty();
		});
	}

	private void fetched(JWKSet keys) {
		this.state = KeyState.fetched(keys, this.clock.instant(), this.outageTolerance);
		this.log.fetched();
	}

	private void failed(Throwable failure) {
		Instant now = this.clock.instant();
		boolean absent = failure instanceof JwkSetException known && known.isAbsent();
		this.state = this.state.failed(absent, now);
		this.log.failed(failure, this.state, now);
	}

}
