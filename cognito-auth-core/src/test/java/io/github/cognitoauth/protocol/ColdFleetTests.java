// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Ten thousand accounts that have no token yet, against a model of a service with the
 * default quota, in virtual time.
 */
class ColdFleetTests {

	private static final int ACCOUNTS = 10_000;

	private static final int QUOTA = 120;

	private static final Duration LATENCY = Duration.ofMillis(100);

	private final VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();

	private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);

	private final Service service = new Service();

	private int signedIn;

	@AfterEach
	void useRealTimeAgain() {
		VirtualTimeScheduler.reset();
	}

	@ParameterizedTest
	@CsvSource({ "1, 110, 0.0", "4, 95, 0.015", "10, 100, 0.06" })
	void accountsWhenAllAreColdThenQuotaIsUsedAndHardlyExceeded(int processes, int seconds, double throttledShare) {
		List<CognitoClient> clients = clients(processes);
		for (int i = 0; i < ACCOUNTS; i++) {
			CognitoClient client = clients.get(i % processes);
			signInAgainAndAgain(client, client.callBudget().place());
		}

		int second = 0;
		while (this.signedIn < ACCOUNTS && second < 1000) {
			this.time.advanceTimeBy(Duration.ofSeconds(1));
			second++;
		}

		assertThat(this.signedIn).isEqualTo(ACCOUNTS);
		assertThat(second).isLessThanOrEqualTo(seconds);
		assertThat((double) this.service.throttled / this.service.calls).isLessThanOrEqualTo(throttledShare);
	}

	@Test
	void peopleWhenTenThousandAccountsAreColdThenAllSignIn() {
		CognitoClient client = clients(1).get(0);
		for (int i = 0; i < ACCOUNTS; i++) {
			signInAgainAndAgain(client, client.callBudget().place());
		}
		int[] people = new int[1];
		for (int i = 0; i < 60; i++) {
			for (int person = 0; person < 20; person++) {
				signIn(client).subscribe((ok) -> people[0]++, (failure) -> {
				});
			}
			this.time.advanceTimeBy(Duration.ofSeconds(1));
		}

		assertThat(people[0]).isBetween(1180, 1200);
		assertThat(this.service.throttled).isZero();
		assertThat(this.signedIn).isGreaterThan(3000);
	}

	private void signInAgainAndAgain(CognitoClient client, CallPlace place) {
		place.inTurn(CallLane.WAITED, Duration.ZERO, (turn) -> signIn(client))
			.subscribe((ok) -> this.signedIn++,
					(failure) -> this.time.schedule(() -> signInAgainAndAgain(client, place),
							1000 + this.random.nextInt(500), TimeUnit.MILLISECONDS));
	}

	private static Mono<Boolean> signIn(CognitoClient client) {
		return client.call(CognitoOperation.InitiateAuth, CognitoRequestBody::create).thenReturn(true);
	}

	private List<CognitoClient> clients(int processes) {
		List<CognitoClient> clients = new ArrayList<>();
		for (int i = 0; i < processes; i++) {
			CallBudget budget = CallBudget.builder()
				.scheduler(this.time)
				.ticker(() -> this.time.now(TimeUnit.NANOSECONDS))
				.build();
			clients.add(CognitoClient.builder()
				.clientId("1h57kf5cpq17m0eml12EXAMPLE")
				.endpoint(URI.create("http://localhost:1/"))
				.callBudget(budget)
				.webClient(WebClient.builder().exchangeFunction((request) -> Mono.defer(this.service::answer)).build())
				.build());
		}
		return clients;
	}

	/** A bucket of one second, as the rate quotas of the service are described. */
	private final class Service {

		private double permits = QUOTA;

		private long at;

		private long calls;

		private long throttled;

		private Mono<ClientResponse> answer() {
			long now = ColdFleetTests.this.time.now(TimeUnit.NANOSECONDS);
			this.permits = Math.min(QUOTA, this.permits + (now - this.at) * 1e-9 * QUOTA);
			this.at = now;
			this.calls++;
			boolean allowed = this.permits >= 1;
			if (allowed) {
				this.permits--;
			}
			else {
				this.throttled++;
			}
			return Mono.delay(LATENCY, ColdFleetTests.this.time).map((tick) -> response(allowed));
		}

		private static ClientResponse response(boolean allowed) {
			return ClientResponse.create(allowed ? HttpStatus.OK : HttpStatus.BAD_REQUEST)
				.body(allowed ? "{}" : "{\"__type\":\"TooManyRequestsException\",\"message\":\"Too many requests\"}")
				.build();
		}

	}

}
