package io.github.cognitoauth.web;

import java.io.Closeable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.BaseStream;

import io.netty.util.ReferenceCounted;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.ResolvableType;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.codec.HttpMessageWriter;
import org.springframework.http.server.reactive.ServerHttpRequest;
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

}
