// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import javax.net.ssl.SSLHandshakeException;

import io.github.cognitoauth.support.Results;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.handler.timeout.ReadTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.netty.http.HttpResources;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.PrematureCloseException;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientRequestException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Tests for {@link TransportErrors}.
 */
class TransportErrorsTests {

	static Stream<Arguments> failures() {
		return Stream.of(arguments(new ConnectException("refused"), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new UnknownHostException("cognito.invalid"), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new NoRouteToHostException(), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new BindException("no port is left"), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new SSLHandshakeException("bad certificate"), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new ConnectTimeoutException(), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new SslHandshakeTimeoutException("late"), CognitoErrorReason.CONNECT_FAILURE),
				arguments(new TimeoutException(), CognitoErrorReason.TIMEOUT),
				arguments(ReadTimeoutException.INSTANCE, CognitoErrorReason.TIMEOUT),
				arguments(PrematureCloseException.TEST_EXCEPTION, CognitoErrorReason.TRANSPORT_FAILURE),
				arguments(new IOException("Connection reset by peer"), CognitoErrorReason.TRANSPORT_FAILURE),
				arguments(new DataBufferLimitException("too large"), CognitoErrorReason.INVALID_RESPONSE),
				arguments(new IllegalArgumentException("surprise"), CognitoErrorReason.TRANSPORT_FAILURE));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void translateWhenFailureIsWrappedThenIsRecognized(Throwable failure, CognitoErrorReason reason) {
		WebClientRequestException wrapped = new WebClientRequestException(failure, HttpMethod.POST,
				URI.create("https://cognito-idp.eu-west-1.amazonaws.com/"), HttpHeaders.EMPTY);

		for (Throwable thrown : new Throwable[] { failure, wrapped, new RuntimeException(wrapped) }) {
			CognitoException error = TransportErrors.translate(CognitoOperation.InitiateAuth, thrown);

			assertThat(error.reason()).isEqualTo(reason);
			assertThat(error).isInstanceOf(CognitoUnavailableException.class).hasCause(thrown);
			assertThat(error.status()).isZero();
		}
	}

	@Test
	void callWhenTheSystemHasNoLocalAddressThenNothingWasSent() {
		// an address of documentation, which no machine has; without the native
		// transport,
		// which has an exception of its own for it
		HttpClient http = HttpClient.newConnection()
			.runOn(HttpResources.get(), false)
			.bindAddress(() -> new InetSocketAddress("192.0.2.1", 0));
		CognitoClient client = CognitoClient.builder()
			.clientId("1example23456789")
			.endpoint(URI.create("http://127.0.0.1:1"))
			.retry(CognitoRetryPolicy.none())
			.webClient(WebClient.builder().clientConnector(new ReactorClientHttpConnector(http)).build())
			.build();

		assertThat(Results.failure(client.call(CognitoOperation.ConfirmSignUp, CognitoRequestBody::create)))
			.extracting(CognitoException::reason)
			.isEqualTo(CognitoErrorReason.CONNECT_FAILURE);
	}

	@Test
	void translateWhenErrorIsTypedThenIsKept() {
		CognitoException known = CognitoError.local("Code", CognitoErrorReason.CODE_MISMATCH).toException(null);

		assertThat(TransportErrors.translate(CognitoOperation.InitiateAuth, known)).isSameAs(known);
	}

	@Test
	void translateWhenCausesAreCircularThenEnds() {
		RuntimeException first = new RuntimeException();
		first.initCause(new RuntimeException(first));

		assertThat(TransportErrors.translate(CognitoOperation.InitiateAuth, first).reason())
			.isEqualTo(CognitoErrorReason.TRANSPORT_FAILURE);
	}

	@ParameterizedTest
	@CsvSource({ "15, CONNECT_FAILURE, LOCAL_LIMIT", "16, TRANSPORT_FAILURE, TRANSPORT_FAILURE" })
	void translateWhenCauseIsDeepThenIsLookedForToABound(int depth, CognitoErrorReason connect,
			CognitoErrorReason limit) {
		assertThat(reasonOf(new ConnectException("refused"), depth)).isEqualTo(connect);
		assertThat(reasonOf(new TestPoolAcquireTimeoutException(), depth)).isEqualTo(limit);
	}

	private static CognitoErrorReason reasonOf(Throwable cause, int depth) {
		Throwable failure = cause;
		for (int i = 0; i < depth; i++) {
			failure = new RuntimeException(failure);
		}
		return TransportErrors.translate(CognitoOperation.InitiateAuth, failure).reason();
	}

	/** Named as that of Reactor Netty, which is known by its name only. */
	private static final class TestPoolAcquireTimeoutException extends RuntimeException {

	}

}
