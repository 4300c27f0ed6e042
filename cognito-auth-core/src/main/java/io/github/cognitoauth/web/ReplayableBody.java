// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.io.Closeable;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.BaseStream;

import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;

/**
 * Finds out whether a body can be sent a second time, without sending or reading it: it
 * is inserted into a message that goes nowhere, by a writer that only looks at what it is
 * given. A value that is at hand can be written again; a publisher may be a stream that
 * is gone.
 */
final class ReplayableBody implements HttpMessageWriter<Object>, BodyInserter.Context {

	private boolean replayable;

	private ReplayableBody() {
	}

	/** Costs nothing until a request was refused, so it is asked only then. */
	static boolean isReplayable(ClientRequest request) {
		if (request.body() == BodyInserters.empty()) {
			return true;
		}
		ReplayableBody probe = new ReplayableBody();
		try {
			request.body().insert(new UnsentRequest(request), probe);
		}
		catch (RuntimeException ex) {
			return false;
		}
		return probe.replayable;
	}

	@Override
	public Mono<Void> write(Publisher<? extends Object> inputStream, ResolvableType elementType,
			@Nullable MediaType mediaType, ReactiveHttpOutputMessage message, Map<String, Object> hints) {
		boolean multipart = mediaType != null && mediaType.getType().equals("multipart");
		this.replayable = !multipart && inputStream instanceof Mono && inputStream instanceof Callable<?> value
				&& isRepeatable(value);
		return Mono.empty();
	}

	/** Only for what {@code Mono.just} makes is calling it not an act of its own. */
	private static boolean isRepeatable(Callable<?> source) {
		if (source.getClass() != Mono.just("").getClass()) {
			return false;
		}
		try {
			return !isSpentByWriting(source.call());
		}
		catch (Exception ex) {
			return false;
		}
	}

	/** A value can be a stream too, or a buffer that is released once it was sent. */
	private static boolean isSpentByWriting(@Nullable Object value) {
		return (value instanceof Resource resource && resource.isOpen()) || value instanceof Iterator
				|| value instanceof BaseStream || value instanceof Closeable || value instanceof DataBuffer
				|| value instanceof ReferenceCounted;
	}

	@Override
	public List<MediaType> getWritableMediaTypes() {
		return List.of(MediaType.ALL);
	}

	@Override
	public boolean canWrite(ResolvableType elementType, @Nullable MediaType mediaType) {
		return true;
	}

	@Override
	public List<HttpMessageWriter<?>> messageWriters() {
		return List.of(this);
	}

	@Override
	public Optional<ServerHttpRequest> serverRequest() {
		return Optional.empty();
	}

	@Override
	public Map<String, Object> hints() {
		return Map.of();
	}

	/** Takes a body and subscribes to nothing. */
	private static final class UnsentRequest implements ClientHttpRequest {

		private final ClientRequest request;

		private final HttpHeaders headers = new HttpHeaders();

		UnsentRequest(ClientRequest request) {
			this.request = request;
			this.headers.putAll(request.headers());
		}

		@Override
		public HttpMethod getMethod() {
			return this.request.method();
		}

		@Override
		public URI getURI() {
			return this.request.url();
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

		@Override
		public MultiValueMap<String, HttpCookie> getCookies() {
			return new LinkedMultiValueMap<>();
		}

		@Override
		public Map<String, Object> getAttributes() {
			return this.request.attributes();
		}

		@Override
		public <T> T getNativeRequest() {
			throw new UnsupportedOperationException("Nothing is sent");
		}

		@Override
		public DataBufferFactory bufferFactory() {
			return DefaultDataBufferFactory.sharedInstance;
		}

		@Override
		public void beforeCommit(Supplier<? extends Mono<Void>> action) {
			// nothing is committed
		}

		@Override
		public boolean isCommitted() {
			return false;
		}

		@Override
		public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
			return Mono.empty();
		}

		@Override
		public Mono<Void> setComplete() {
			return Mono.empty();
		}

	}

}
