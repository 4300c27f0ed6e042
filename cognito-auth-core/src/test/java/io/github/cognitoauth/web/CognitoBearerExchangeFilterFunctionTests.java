// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.TokenSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.test.StepVerifier;

import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClient.RequestHeadersSpec;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.unauthorized;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction.serviceAccount;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoBearerExchangeFilterFunction}.
 */
class CognitoBearerExchangeFilterFunctionTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static WireMockServer server;

	private final CountingSource source = new CountingSource("billing");

	private final CognitoTokenProvider provider = provider("billing", this.source);

	private final WebClient client = client(new CognitoBearerExchangeFilterFunction(this.provider));

	@BeforeAll
	static void startServer() {
		server = new WireMockServer(options().dynamicPort());
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop();
	}

	@BeforeEach
	void reset() {
		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized()));
		accept("billing-1");
	}

	private static void accept(String token) {
		server.stubFor(any(anyUrl()).withHeader("Authorization", equalTo("Bearer " + token)).willReturn(ok("hello")));
	}

	/** The first token of the account is refused. */
	private void refuseFirst() {
		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized().withBody("who are you")));
		accept("billing-2");
	}

	private static WebClient client(CognitoBearerExchangeFilterFunction filter) {
		return WebClient.builder().baseUrl(server.baseUrl()).filter(filter).build();
	}

	private static int status(RequestHeadersSpec<?> request) {
		return request.exchangeToMono((response) -> response.releaseBody().thenReturn(response.statusCode().value()))
			.block(PATIENCE);
	}

	private static void requests(int count) {
		server.verify(count, anyRequestedFor(anyUrl()));
	}

	@Test
	void filterThenPutsTokenOnRequest() {
		assertThat(this.client.get().uri("/a").retrieve().bodyToMono(String.class).block(PATIENCE)).isEqualTo("hello");
		assertThat(status(this.client.get().uri("/b"))).isEqualTo(200);
		assertThat(this.source.attempts).hasValue(1);
	}

	@Test
	void filterWhenAuthorizationIsSetThenKeepsIt() {
		assertThat(status(this.client.get().uri("/a").header("Authorization", "Basic eDp5"))).isEqualTo(401);
		server.verify(1, anyRequestedFor(urlEqualTo("/a")).withHeader("Authorization", equalTo("Basic eDp5")));
		assertThat(this.source.attempts).as("no token was needed").hasValue(0);
	}

	@Test
	void filterWhenRefusedThenInvalidatesAndSendsOnceMore() {
		refuseFirst();
		assertThat(status(this.client.get().uri("/a"))).isEqualTo(200);
		assertThat(this.provider.currentTokens().accessToken()).isEqualTo("billing-2");
		requests(2);
	}

	@Test
	void filterWhenAnswerStaysRefusedThenListenerIsToldOnceForEachRequest() {
		List<String> told = new ArrayList<>();
		WebClient listened = client(new CognitoBearerExchangeFilterFunction(this.provider)
			.withListener((account, uri) -> told.add(account + " " + uri.getPath())));
		refuseFirst();
		assertThat(status(listened.get().uri("/a"))).isEqualTo(200);
		assertThat(told).isEmpty();

		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized()));
		assertThat(status(listened.get().uri("/b"))).isEqualTo(401);
		assertThat(status(listened.post().uri("/c").body(Flux.just("a", "b"), String.class))).isEqualTo(401);

		assertThat(told).containsExactly("billing /b", "billing /c");
	}

	@Test
	void filterWhenListenerFailsThenTheAnswerIsHandedOn() {
		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized()));
		WebClient listened = client(
				new CognitoBearerExchangeFilterFunction(this.provider).withListener((account, uri) -> {
					throw new IllegalStateException("broken");
				}));
		assertThat(status(listened.get().uri("/a"))).isEqualTo(401);
	}

	@Test
	void filterWhenRefusedTwiceThenSecondAnswerIsFinal() {
		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized().withBody("who are you")));
		String body = this.client.get()
			.uri("/a")
			.exchangeToMono((response) -> response.bodyToMono(String.class))
			.block(PATIENCE);
		assertThat(body).isEqualTo("who are you");
		requests(2);
	}

	@Test
	void filterWhenServiceRefusesEverythingThenNoStormOnThePool() {
		server.resetAll();
		server.stubFor(any(anyUrl()).willReturn(unauthorized()));
		for (int i = 0; i < 50; i++) {
			assertThat(status(this.client.get().uri("/a"))).isEqualTo(401);
		}
		assertThat(this.source.attempts.get()).isLessThanOrEqualTo(6);
	}

	@Test
	void filterWhenBodyIsAValueThenItIsSentAgain() {
		refuseFirst();
		assertThat(status(this.client.post().uri("/a").bodyValue("payload"))).isEqualTo(200);
		server.verify(2, anyRequestedFor(anyUrl()).withRequestBody(equalTo("payload")));
	}

	@Test
	void filterWhenBodyIsAFormThenItIsSentAgain() {
		refuseFirst();
		assertThat(status(this.client.post().uri("/a").body(BodyInserters.fromFormData("k", "v")))).isEqualTo(200);
		server.verify(2, anyRequestedFor(anyUrl()).withRequestBody(equalTo("k=v")));
	}

	@Test
	void filterWhenBodyIsAResourceThatCanBeReadAgainThenItIsSentAgain() {
		refuseFirst();
		ByteArrayResource resource = new ByteArrayResource("payload".getBytes(StandardCharsets.UTF_8));
		assertThat(status(this.client.post().uri("/a").body(BodyInserters.fromResource(resource)))).isEqualTo(200);
		requests(2);
	}

	@Test
	void filterWhenBodyIsAStreamThenItIsNotSentAgain() {
		refuseFirst();
		assertThat(status(this.client.post().uri("/a").body(Flux.just("a", "b"), String.class))).isEqualTo(401);
		assertThat(status(this.client.post().uri("/b").body(Flux.just("a", "b"), String.class)))
			.as("the token was replaced nevertheless")
			.isEqualTo(200);
		requests(2);
	}

	@Test
	void filterWhenBodyIsAPublisherOfOneThenItIsNotSentAgain() {
		refuseFirst();
		AtomicInteger subscriptions = new AtomicInteger();
		Mono<String> body = Mono.fromSupplier(() -> "payload" + subscriptions.incrementAndGet());
		assertThat(status(this.client.post().uri("/a").body(body, String.class))).isEqualTo(401);
		assertThat(subscriptions).hasValue(1);
	}

	@Test
	void filterWhenBodyIsAnInputStreamThenItIsNotSentAgain() {
		refuseFirst();
		InputStreamResource resource = new InputStreamResource(
				new ByteArrayInputStream("payload".getBytes(StandardCharsets.UTF_8)));
		assertThat(status(this.client.post().uri("/a").body(BodyInserters.fromResource(resource)))).isEqualTo(401);
		requests(1);
	}

	@Test
	void filterWhenThereIsNoTokenThenErrorAndNoRequest() {
		this.source.failure = CognitoError.local("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)
			.toException(null);
		StepVerifier.create(this.client.get().uri("/a").retrieve().bodyToMono(String.class))
			.expectError(CognitoException.class)
			.verify(PATIENCE);
		requests(0);
	}

	@Test
	void filterWhenTargetIsPlainTextThenRefusedBeforeTheTokenIsFetched() {
		StepVerifier.create(this.client.get().uri("http://api.example.com/").retrieve().bodyToMono(String.class))
			.expectError(IllegalStateException.class)
			.verify(PATIENCE);
		assertThat(this.source.attempts).hasValue(0);
	}

	@Test
	void filterWhenHostIsNotAllowedThenNoToken() {
		WebClient restricted = client(new CognitoBearerExchangeFilterFunction(this.provider)
			.withTargets(BearerTokenTargets.hosts(List.of("api.example.com"))));
		assertThat(status(restricted.get().uri("/a"))).isEqualTo(401);
		server.verify(1, anyRequestedFor(urlEqualTo("/a")).withoutHeader("Authorization"));
	}

	@Test
	void filterWhenRedirectedToAnotherHostThenTokenStaysBehind() {
		server.stubFor(any(urlEqualTo("/moved")).willReturn(
				aResponse().withStatus(302).withHeader("Location", "http://127.0.0.1:" + server.port() + "/new")));
		WebClient following = WebClient.builder()
			.baseUrl("http://localhost:" + server.port())
			.clientConnector(new ReactorClientHttpConnector(HttpClient.create().followRedirect(true)))
			.filter(new CognitoBearerExchangeFilterFunction(this.provider))
			.build();
		assertThat(status(following.post().uri("/moved"))).isEqualTo(401);
		server.verify(anyRequestedFor(urlEqualTo("/new")).withoutHeader("Authorization"));
		server.verify(0, anyRequestedFor(urlEqualTo("/new")).withHeader("Authorization", equalTo("Bearer billing-1")));
	}

	@Test
	void filterWhenRequestNamesAnAccountThenItsTokenIsUsed() {
		CognitoTokenProvider other = provider("other", new CountingSource("other"));
		CognitoBearerExchangeFilterFunction filter = new CognitoBearerExchangeFilterFunction(
				CognitoTokenProviders.of(List.of(this.provider, other)));
		accept("other-1");
		WebClient chooser = client(filter);
		assertThat(status(chooser.get().uri("/a").attributes(serviceAccount("other")))).isEqualTo(200);
		assertThat(status(chooser.get().uri("/b").attributes(serviceAccount("billing")))).isEqualTo(200);
		assertThat(status(chooser.get().uri("/c"))).as("nobody named").isEqualTo(401);
		assertThat(status(client(filter.withDefaultAccount("other")).get().uri("/d"))).isEqualTo(200);
		server.verify(anyRequestedFor(urlEqualTo("/a")).withHeader("Authorization", equalTo("Bearer other-1")));
		server.verify(anyRequestedFor(urlEqualTo("/b")).withHeader("Authorization", equalTo("Bearer billing-1")));
		server.verify(anyRequestedFor(urlEqualTo("/c")).withoutHeader("Authorization"));
		StepVerifier
			.create(chooser.get().uri("/e").attributes(serviceAccount("nobody")).retrieve().bodyToMono(String.class))
			.expectErrorMessage("There is no service account with the given name; configured are [billing, other]")
			.verify(PATIENCE);
	}

	@Test
	void filterWhenRequestNamesAnotherAccountThanItsOnlyOneThenRefused() {
		WebClient client = client(new CognitoBearerExchangeFilterFunction(this.provider));
		assertThat(status(client.get().uri("/a").attributes(serviceAccount("billing")))).isEqualTo(200);
		StepVerifier
			.create(client.get().uri("/b").attributes(serviceAccount("other")).retrieve().bodyToMono(String.class))
			.expectError(IllegalArgumentException.class)
			.verify(PATIENCE);
		requests(1);
	}

	private static CognitoTokenProvider provider(String name, TokenSource source) {
		return CognitoTokenEngine.builder().account(name, source).build().providers().get(name);
	}

	private static final class CountingSource implements TokenSource {

		private final AtomicInteger attempts = new AtomicInteger();

		private final String name;

		private volatile RuntimeException failure;

		CountingSource(String name) {
			this.name = name;
		}

		@Override
		public Mono<CognitoTokens> signIn() {
			return Mono.defer(() -> {
				int attempt = this.attempts.incrementAndGet();
				Instant now = Clock.systemUTC().instant();
				return (this.failure != null) ? Mono.error(this.failure)
						: Mono.just(CognitoTokens.builder(this.name + "-" + attempt, now, Duration.ofHours(1)).build());
			});
		}

		@Override
		public Mono<CognitoTokens> refresh(CognitoTokens tokens) {
			return signIn();
		}

	}

}
