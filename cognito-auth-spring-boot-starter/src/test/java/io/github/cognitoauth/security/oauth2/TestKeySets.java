// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

/** Key sets without a network, that count who asks for them. */
final class TestKeySets implements ExchangeFunction {

	private final List<URI> requests = new CopyOnWriteArrayList<>();

	private volatile Supplier<Mono<ClientResponse>> answer = () -> Mono.error(new IllegalStateException("no answer"));

	@Override
	public Mono<ClientResponse> exchange(ClientRequest request) {
		return Mono.defer(() -> {
			this.requests.add(request.url());
			return this.answer.get();
		});
	}

	WebClient client() {
		return WebClient.builder().exchangeFunction(this).build();
	}

	void answer(int status, String body) {
		answer(() -> Mono.just(ClientResponse.create(HttpStatusCode.valueOf(status)).body(body).build()));
	}

	void answer(Supplier<Mono<ClientResponse>> answer) {
		this.answer = answer;
	}

	static Flux<DataBuffer> bytes(Flux<String> text) {
		return text.map((part) -> DefaultDataBufferFactory.sharedInstance.wrap(part.getBytes(StandardCharsets.UTF_8)));
	}

	List<URI> requests() {
		return this.requests;
	}

	int count() {
		return this.requests.size();
	}

}
