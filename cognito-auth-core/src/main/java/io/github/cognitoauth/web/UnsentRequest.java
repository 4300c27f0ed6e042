package io.github.cognitoauth.web;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.reactive.function.client.ClientRequest;

/** Takes a body and subscribes to nothing. */
final class UnsentRequest implements ClientHttpRequest {

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
