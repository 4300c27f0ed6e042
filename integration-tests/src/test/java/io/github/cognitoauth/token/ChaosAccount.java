// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.source.TokenSources;
import io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.WebClient;

/** A service account of short token life, and callers who use it all the time. */
final class ChaosAccount {

	static final String PASSWORD = "Wonderland-1";

	static final TokenRefreshPolicy POLICY = TokenRefreshPolicy.builder()
		.backoff(Duration.ofMillis(100), Duration.ofMillis(800))
		.coolDown(Duration.ofSeconds(1), Duration.ofSeconds(4))
		.timeouts(Duration.ofMillis(1500), Duration.ofSeconds(3))
		.build();

	private static final Duration BETWEEN_CALLS = Duration.ofMillis(40);

	final String username;

	final WatchedTokenSource source;

	final CognitoTokenEngine engine;

	final CognitoTokenProvider provider;

	final AtomicInteger failed = new AtomicInteger();

	final AtomicInteger gaveUp = new AtomicInteger();

	final AtomicInteger others = new AtomicInteger();

	ChaosAccount(String username, CognitoPasswordAuthenticator authenticator, Clock clock, Scheduler scheduler) {
		this.username = username;
		this.source = new WatchedTokenSource(TokenSources.password(authenticator,
				AuthenticationRequest.builder(username).password(PASSWORD).build()), POLICY.minCoolDown());
		this.engine = CognitoTokenEngine.builder()
			.account(username, this.source, (account) -> account.policy(POLICY))
			.clock(clock)
			.scheduler(scheduler)
			.build();
		this.provider = this.engine.providers().get(username);
	}

	boolean isWell() {
		return this.provider.state().status() == Status.ACTIVE;
	}

	/** Calls a service again and again; every tenth caller has no patience. */
	Mono<Void> callers(int count, WebClient client, BearerService service, Clock clock, Scheduler scheduler) {
		WebClient bearer = client.mutate()
			.filter(new CognitoBearerExchangeFilterFunction(this.provider))
			.filter((request, next) -> next.exchange(
					ClientRequest.from(request).header(BearerService.SENT_AT, clock.instant().toString()).build()))
			.build();
		return Mono.when(IntStream.range(0, count)
			.mapToObj((
					number) -> call(bearer, service, (number % 10 == 0) ? Duration.ofMillis(3) : Duration.ofSeconds(10))
						.then(Mono.delay(BETWEEN_CALLS, scheduler))
						.repeat()
						.then())
			.toList());
	}

	private Mono<Void> call(WebClient client, BearerService service, Duration patience) {
		return client.get()
			.uri(service.uri())
			.exchangeToMono((response) -> response.releaseBody())
			.timeout(patience)
			.doOnError(CognitoException.class, (ex) -> this.failed.incrementAndGet())
			.doOnError(TimeoutException.class, (ex) -> this.gaveUp.incrementAndGet())
			.doOnError((ex) -> !(ex instanceof CognitoException || ex instanceof TimeoutException),
					(ex) -> this.others.incrementAndGet())
			.onErrorComplete();
	}

}
