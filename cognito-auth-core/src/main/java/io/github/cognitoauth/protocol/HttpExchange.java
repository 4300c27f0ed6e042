package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One attempt: POST the bytes, read a bounded answer, decode it. Bytes and not codecs,
 * since the default codecs do not know the media type and follow the application's
 * Jackson settings.
 */
final class HttpExchange {

	private static final MediaType AMZ_JSON = MediaType.parseMediaType("application/x-amz-json-1.1");

	private static final byte[] EMPTY = {};

	private final WebClient webClient;

	private final URI uri;

	private final Duration timeout;

	private final int maxResponseBytes;

	HttpExchange(WebClient webClient, URI uri, Duration timeout, int maxResponseBytes) {
		this.webClient = webClient;
		this.uri = uri;
		this.timeout = timeout;
		this.maxResponseBytes = maxResponseBytes;
	}

	Mono<ObjectNode> send(CognitoOperation operation, byte[] body) {
		return this.webClient.post()
			.uri(this.uri)
			.headers((headers) -> addHeaders(headers, operation, body.length))
			.body((request, context) -> request.writeWith(Mono.fromSupplier(() -> request.bufferFactory().wrap(body))))
			.exchangeToMono((response) -> read(operation, response))
			.timeout(this.timeout)
			.onErrorMap((failure) -> TransportErrors.translate(operation, failure));
	}

	private static void addHeaders(HttpHeaders headers, CognitoOperation operation, int length) {
		headers.setContentType(AMZ_JSON);
		headers.setContentLength(length);
		headers.set("X-Amz-Target", operation.target());
	}

	private Mono<ObjectNode> read(CognitoOperation operation, ClientResponse response) {
		HttpHeaders headers = response.headers().asHttpHeaders();
		int status = response.statusCode().value();
		@Nullable String errorType = headers.getFirst("x-amzn-ErrorType");
		@Nullable String requestId = headers.getFirst("x-amzn-RequestId");
		return response.body((message, context) -> DataBufferUtils.join(message.getBody(), this.maxResponseBytes))
			.map(HttpExchange::bytes)
			.defaultIfEmpty(EMPTY)
			.map((bytes) -> ResponseDecoder.decode(operation, status, errorType, requestId, bytes));
	}

	private static byte[] bytes(DataBuffer buffer) {
		try {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

}
