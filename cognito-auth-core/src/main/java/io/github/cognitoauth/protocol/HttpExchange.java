// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One attempt: POST the bytes, read a bounded answer, decode it. Bytes and not codecs,
 * since the default codecs do not know the media type and follow the application's
 * Jackson settings.
 */
final class HttpExchange {

	private static final int INTERNAL_SERVER_ERROR = 500;

	private final Supplier<WebClient> webClient;

	private final Duration timeout;

	private final int maxResponseBytes;

	private volatile @Nullable WebClient madeClient;

	HttpExchange(Supplier<WebClient> webClient, Duration timeout, int maxResponseBytes) {
		this.webClient = webClient;
		this.timeout = timeout;
		this.maxResponseBytes = maxResponseBytes;
	}

	Mono<CognitoResponse> send(URI uri, CognitoOperation operation, byte[] body) {
		WebClient client = this.madeClient;
		return (client != null) ? send(client, uri, operation, body)
				: Mono.defer(() -> sendFirst(uri, operation, body));
	}

	/**
	 * Whether a server answers, whatever it says, and not with a fault of its own. Never
	 * an error.
	 */
	Mono<Boolean> isAlive(URI uri, Duration patience) {
		WebClient client = this.madeClient;
		Mono<WebClient> ready = (client != null) ? Mono.just(client)
				: Mono.fromSupplier(this::makeClient).subscribeOn(Schedulers.boundedElastic());
		return ready
			.flatMap((made) -> made.get()
				.uri(uri)
				.exchangeToMono((response) -> response.releaseBody()
					.thenReturn(response.statusCode().value() < INTERNAL_SERVER_ERROR)))
			.timeout(patience)
			.onErrorReturn(false);
	}

	/**
	 * The client is made by the thread that calls, unless that must not block: making it
	 * reads files, and others wait until it is done.
	 */
	private Mono<CognitoResponse> sendFirst(URI uri, CognitoOperation operation, byte[] body) {
		Mono<WebClient> made = Mono.fromSupplier(this::makeClient)
			.onErrorMap((failure) -> TransportErrors.translate(operation, failure));
		return (Schedulers.isInNonBlockingThread() ? elsewhere(made, operation) : made)
			.flatMap((client) -> send(client, uri, operation, body));
	}

	/** All threads that may block can be waiting for this very call. */
	private Mono<WebClient> elsewhere(Mono<WebClient> made, CognitoOperation operation) {
		return made.subscribeOn(Schedulers.boundedElastic())
			.timeout(this.timeout)
			.onErrorMap(TimeoutException.class, (failure) -> TransportErrors.localLimit(operation, failure));
	}

	private WebClient makeClient() {
		WebClient client = this.webClient.get();
		this.madeClient = client;
		return client;
	}

	private Mono<CognitoResponse> send(WebClient client, URI uri, CognitoOperation operation, byte[] body) {
		return client.post()
			.uri(uri)
			.body((request, context) -> write(request, operation, body))
			.exchangeToMono((response) -> read(operation, response))
			.timeout(this.timeout)
			.onErrorMap((failure) -> TransportErrors.translate(operation, failure));
	}

	/**
	 * The headers are set here, and in lower case, because those of the {@link WebClient}
	 * pass through three maps that ignore case before they get here.
	 */
	private static Mono<Void> write(ClientHttpRequest request, CognitoOperation operation, byte[] body) {
		HttpHeaders headers = request.getHeaders();
		headers.set("content-type", "application/x-amz-json-1.1");
		headers.set("content-length", Integer.toString(body.length));
		headers.set("x-amz-target", operation.target());
		return request.writeWith(Mono.fromSupplier(() -> request.bufferFactory().wrap(body)));
	}

	private Mono<CognitoResponse> read(CognitoOperation operation, ClientResponse response) {
		return response.body((message, context) -> DataBufferUtils.join(message.getBody(), this.maxResponseBytes))
			.map((body) -> decode(operation, response, body))
			.switchIfEmpty(Mono.fromSupplier(() -> ResponseDecoder.decode(operation, response.statusCode().value(),
					response.headers().asHttpHeaders(), InputStream.nullInputStream())));
	}

	private static CognitoResponse decode(CognitoOperation operation, ClientResponse response, DataBuffer body) {
		try {
			return ResponseDecoder.decode(operation, response.statusCode().value(), response.headers().asHttpHeaders(),
					body.asInputStream());
		}
		finally {
			DataBufferUtils.release(body);
		}
	}

}
