// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/** Both Regions of a pool behind one HTTP client. Each answers as it is told to. */
final class TwoRegions implements ExchangeFunction {

	static final String PRIMARY = "eu-west-1";

	static final String REPLICA = "eu-central-1";

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	/** The Regions in the order in which they were called. */
	final List<String> calls = new CopyOnWriteArrayList<>();

	volatile Supplier<Mono<ClientResponse>> primary = TwoRegions::ok;

	volatile Supplier<Mono<ClientResponse>> replica = TwoRegions::ok;

	volatile int keysStatus = 200;

	/** What a probe gets. */
	volatile Supplier<Mono<ClientResponse>> keys = () -> answer(this.keysStatus, "");

	/** Where in its spread a probe comes. */
	volatile double chance = 0.5;

	volatile int probes;

	final List<URI> keysAsked = new CopyOnWriteArrayList<>();

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		if (HttpMethod.GET.equals(request.method())) {
			this.probes++;
			this.keysAsked.add(request.url());
			return Mono.defer(this.keys);
		}
		boolean home = request.url().getHost().equals("localhost");
		this.calls.add(home ? PRIMARY : REPLICA);
		return Mono.defer(home ? this.primary : this.replica);
	}

	CognitoClient client() {
		return client((replica) -> {
		});
	}

	CognitoClient client(Consumer<ReplicaRegion.Builder> settings) {
		return client(settings, (builder) -> {
		});
	}

	CognitoClient client(Consumer<ReplicaRegion.Builder> settings, Consumer<CognitoClientBuilder> further) {
		ReplicaRegion.Builder replicaRegion = ReplicaRegion.builder(REPLICA)
			.endpoint(CognitoEndpoint.ofUri(URI.create("http://127.0.0.1:2")));
		settings.accept(replicaRegion);
		CognitoClientBuilder builder = CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("client-1")
			.endpoint(URI.create("http://localhost:1"))
			.retry(new CognitoRetryPolicy(3, Duration.ZERO, Duration.ZERO))
			.callBudget(CallBudget.builder().build())
			.webClient(WebClient.builder().exchangeFunction(this).build())
			.replica(replicaRegion.build());
		builder.probeScheduler = this.time;
		builder.ticker = () -> this.time.now(TimeUnit.NANOSECONDS);
		builder.chance = () -> this.chance;
		further.accept(builder);
		return builder.build();
	}

	/** What was called since the last time. */
	List<String> takeCalls() {
		List<String> taken = List.copyOf(this.calls);
		this.calls.clear();
		return taken;
	}

	static Mono<ClientResponse> ok() {
		return answer(200, "{}");
	}

	static Mono<ClientResponse> refusesConnections() {
		return Mono.error(new ConnectException("Connection refused"));
	}

	static Mono<ClientResponse> timesOut() {
		return Mono.error(new TimeoutException());
	}

	static Mono<ClientResponse> unavailable() {
		return answer(503, "<html/>");
	}

	static Mono<ClientResponse> error(String type, String message) {
		return answer(400, "{\"__type\":\"" + type + "\",\"message\":\"" + message + "\"}");
	}

	static Mono<ClientResponse> answer(int status, String body) {
		return Mono.just(ClientResponse.create(HttpStatusCode.valueOf(status)).body(body).build());
	}

}
