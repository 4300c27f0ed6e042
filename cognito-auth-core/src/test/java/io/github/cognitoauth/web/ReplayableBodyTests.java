// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.http.client.reactive.ClientHttpRequest;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.ClientRequest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link ReplayableBody}.
 */
class ReplayableBodyTests {

	private static boolean isReplayable(BodyInserter<?, ? super ClientHttpRequest> body) {
		return ReplayableBody.isReplayable(
				ClientRequest.create(HttpMethod.POST, URI.create("https://api.example.com")).body(body).build());
	}

	@Test
	void isReplayableWhenValueIsAtHandThenTrue() {
		assertThat(isReplayable(BodyInserters.empty())).isTrue();
		assertThat(isReplayable(BodyInserters.fromValue("text"))).isTrue();
		assertThat(isReplayable(BodyInserters.fromValue(Map.of("a", 1)))).isTrue();
		assertThat(isReplayable(BodyInserters.fromFormData("a", "b"))).isTrue();
	}

	@Test
	void isReplayableWhenPublisherThenFalseAndItIsNotSubscribed() {
		AtomicBoolean subscribed = new AtomicBoolean();
		Flux<String> stream = Flux.just("a").doOnSubscribe((subscription) -> subscribed.set(true));
		assertThat(isReplayable(BodyInserters.fromPublisher(stream, String.class))).isFalse();
		assertThat(isReplayable(BodyInserters.fromPublisher(stream.next(), String.class))).isFalse();
		assertThat(isReplayable(BodyInserters.fromProducer(Mono.fromSupplier(() -> "a"), String.class))).isFalse();
		assertThat(isReplayable(BodyInserters
			.fromDataBuffers(stream.map((text) -> DefaultDataBufferFactory.sharedInstance.wrap(text.getBytes())))))
			.isFalse();
		assertThat(subscribed).isFalse();
	}

	@Test
	void isReplayableWhenMultipartThenFalse() {
		MultipartBodyBuilder body = new MultipartBodyBuilder();
		body.asyncPart("part", Flux.just("a", "b"), String.class);
		assertThat(isReplayable(BodyInserters.fromMultipartData(body.build()))).isFalse();
		assertThat(isReplayable(BodyInserters.fromMultipartData("a", "b"))).isFalse();
	}

	@Test
	void isReplayableWhenValueIsSpentByWritingThenFalse() {
		assertThat(isReplayable(BodyInserters.fromValue(List.of(1, 2).iterator()))).isFalse();
		assertThat(isReplayable(BodyInserters.fromValue(Stream.of(1, 2)))).isFalse();
		assertThat(isReplayable(BodyInserters.fromValue(new ByteArrayInputStream(new byte[1])))).isFalse();
		assertThat(isReplayable(BodyInserters.fromValue(DefaultDataBufferFactory.sharedInstance.wrap(new byte[1]))))
			.isFalse();
		assertThat(isReplayable(BodyInserters.fromValue(Unpooled.wrappedBuffer(new byte[1])))).isFalse();
	}

	@Test
	void isReplayableWhenInserterIsUnknownThenFalse() {
		assertThat(isReplayable((request, context) -> Mono.empty())).isFalse();
		assertThat(isReplayable((request, context) -> {
			throw new IllegalStateException("used up");
		})).isFalse();
	}

}
