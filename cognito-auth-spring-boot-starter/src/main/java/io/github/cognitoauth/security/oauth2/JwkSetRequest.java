// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import com.nimbusds.jose.jwk.KeyUse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * One GET of a key set, bounded in time and size. Whoever answers it decides whose tokens
 * are good, so only a 200 of the very URI counts: a redirect is an error.
 */
final class JwkSetRequest {

	/** A pool's key set has about 1 kB. */
	static final int MAX_BYTES = 64 * 1024;

	private static final int OK = 200;

	private static final int BAD_REQUEST = 400;

	private static final int REQUEST_TIMEOUT = 408;

	private static final int TOO_MANY_REQUESTS = 429;

	private static final int SERVER_ERROR = 500;

	private final Supplier<WebClient> webClient;

	private final URI uri;

	private final Duration timeout;

	private volatile @Nullable WebClient madeClient;

	JwkSetRequest(Supplier<WebClient> webClient, URI uri, Duration timeout) {
		this.webClient = webClient;
		this.uri = uri;
		this.timeout = timeout;
	}

	Mono<JWKSet> send() {
		WebClient client = this.madeClient;
		return ((client != null) ? get(client) : sendFirst()).timeout(this.timeout).onErrorMap(this::explain);
	}

	/**
	 * The client is made by the thread that calls, unless that must not block: making it
	 * can read files. Later requests stay on the event loop that they come from.
	 */
	private Mono<JWKSet> sendFirst() {
		Mono<JWKSet> first = Mono.fromSupplier(this::makeClient).flatMap(this::get);
		return Schedulers.isInNonBlockingThread() ? first.subscribeOn(Schedulers.boundedElastic()) : first;
	}

	private WebClient makeClient() {
		WebClient client = this.webClient.get();
		this.madeClient = client;
		return client;
	}

	private Mono<JWKSet> get(WebClient client) {
		return client.get().uri(this.uri).accept(MediaType.APPLICATION_JSON).exchangeToMono(JwkSetRequest::read);
	}

	private static Mono<JWKSet> read(ClientResponse response) {
		int status = response.statusCode().value();
		if (status != OK) {
			return Mono.error(refusal(status));
		}
		return response.body((message, context) -> DataBufferUtils.join(message.getBody(), MAX_BYTES))
			.map(JwkSetRequest::parse)
			.switchIfEmpty(Mono.error(() -> JwkSetException.failed("the answer is empty")));
	}

	private static JwkSetException refusal(int status) {
		String reason = "status " + status;
		boolean absent = status >= BAD_REQUEST && status < SERVER_ERROR && status != REQUEST_TIMEOUT
				&& status != TOO_MANY_REQUESTS;
		return absent ? JwkSetException.absent(reason) : JwkSetException.failed(reason);
	}

	private static JWKSet parse(DataBuffer body) {
		String json = body.toString(StandardCharsets.UTF_8);
		DataBufferUtils.release(body);
		try {
			List<JWK> keys = JWKSet.parse(json).getKeys().stream().filter(JwkSetRequest::isUsable).toList();
			if (keys.isEmpty()) {
				throw JwkSetException.failed("the answer has no RSA key for signatures");
			}
			return new JWKSet(keys).toPublicJWKSet();
		}
		catch (ParseException ex) {
			throw JwkSetException.failed("the answer is no JSON Web Key Set");
		}
	}

	/** Tokens of a pool are signed with RS256 and nothing else. */
	private static boolean isUsable(JWK key) {
		return KeyType.RSA.equals(key.getKeyType())
				&& (key.getKeyUse() == null || KeyUse.SIGNATURE.equals(key.getKeyUse()))
				&& (key.getAlgorithm() == null || JWSAlgorithm.RS256.equals(key.getAlgorithm()));
	}

	private JwkSetException explain(Throwable failure) {
		if (failure instanceof JwkSetException known) {
			return known;
		}
		if (failure instanceof DataBufferLimitException) {
			return JwkSetException.failed("the answer is longer than " + MAX_BYTES + " bytes");
		}
		if (failure instanceof TimeoutException) {
			return JwkSetException.failed("no whole answer within " + this.timeout);
		}
		return JwkSetException.failed(failure.toString());
	}

}
