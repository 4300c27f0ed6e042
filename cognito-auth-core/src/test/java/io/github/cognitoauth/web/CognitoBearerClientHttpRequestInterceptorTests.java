// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

/**
 * Tests for {@link CognitoBearerClientHttpRequestInterceptor}.
 */
class CognitoBearerClientHttpRequestInterceptorTests {

	private static final String URL = "https://api.example.com/orders";

	private final CognitoTokens first = tokens("first-token");

	private final CognitoTokens second = tokens("second-token");

	private final AtomicReference<CognitoTokens> current = new AtomicReference<>(this.first);

	private final CognitoTokenProvider provider = mock(CognitoTokenProvider.class);

	private final List<String> sent = new ArrayList<>();

	private final List<Answer> answers = new ArrayList<>();

	private final CognitoBearerClientHttpRequestInterceptor interceptor = new CognitoBearerClientHttpRequestInterceptor(
			this.provider);

	CognitoBearerClientHttpRequestInterceptorTests() {
		given(this.provider.name()).willReturn("billing");
		given(this.provider.getTokens()).willReturn(Mono.fromSupplier(this.current::get));
		given(this.provider.currentTokens()).willAnswer((call) -> this.current.get());
	}

	@Test
	void interceptWhenTokenIsAtHandThenIsSent() {
		answer(HttpStatus.OK);
		call(this.interceptor, URL);
		assertThat(this.sent).containsExactly("Bearer first-token body");
	}

	@Test
	void interceptWhenUnauthorizedThenReportsTokenAndReplaysOnceWithTheNewOne() {
		renewOnInvalidate();
		Answer refused = answer(HttpStatus.UNAUTHORIZED);
		answer(HttpStatus.OK);
		call(this.interceptor, URL);
		assertThat(this.sent).containsExactly("Bearer first-token body", "Bearer second-token body");
		verify(this.provider).invalidate("first-token");
		assertThat(refused.closed).isTrue();
	}

	@Test
	void interceptWhenUnauthorizedTwiceThenSecondAnswerIsFinal() {
		renewOnInvalidate();
		answer(HttpStatus.UNAUTHORIZED);
		answer(HttpStatus.UNAUTHORIZED);
		assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class)
			.isThrownBy(() -> call(this.interceptor, URL));
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void interceptWhenReportDoesNotCountThenFirstAnswerIsFinal() {
		answer(HttpStatus.UNAUTHORIZED);
		assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class)
			.isThrownBy(() -> call(this.interceptor, URL));
		assertThat(this.sent).hasSize(1);
	}

	@Test
	void interceptWhenAnswerStaysUnauthorizedThenListenerIsToldOnceForEachRequest() {
		List<String> told = new ArrayList<>();
		CognitoBearerClientHttpRequestInterceptor listened = this.interceptor
			.withListener((account, uri) -> told.add(account + " " + uri));
		renewOnInvalidate();
		for (HttpStatus status : List.of(HttpStatus.UNAUTHORIZED, HttpStatus.OK, HttpStatus.UNAUTHORIZED,
				HttpStatus.UNAUTHORIZED)) {
			answer(status);
		}

		call(listened, URL);
		assertThat(told).isEmpty();
		this.current.set(this.first);
		assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class).isThrownBy(() -> call(listened, URL));
		assertThat(told).containsExactly("billing " + URL);
	}

	@Test
	void interceptWhenListenerFailsThenTheAnswerIsHandedOn() {
		answer(HttpStatus.UNAUTHORIZED);
		CognitoBearerClientHttpRequestInterceptor listened = this.interceptor.withListener((account, uri) -> {
			throw new IllegalStateException("broken");
		});
		assertThatExceptionOfType(HttpClientErrorException.Unauthorized.class).isThrownBy(() -> call(listened, URL));
	}

	@Test
	void interceptWhenOuterInterceptorTriesAgainThenTheNewTokenIsSent() {
		answer(HttpStatus.SERVICE_UNAVAILABLE);
		answer(HttpStatus.OK);
		ClientHttpRequestInterceptor retry = (request, body, execution) -> {
			execution.execute(request, body).close();
			this.current.set(this.second);
			return execution.execute(request, body);
		};
		ClientHttpRequestFactory requestFactory = this::request;
		RestClient.builder()
			.requestFactory(requestFactory)
			.requestInterceptors((interceptors) -> interceptors.addAll(List.of(retry, this.interceptor)))
			.build()
			.post()
			.uri(URL)
			.body("body")
			.retrieve()
			.toBodilessEntity();
		assertThat(this.sent).containsExactly("Bearer first-token body", "Bearer second-token body");
	}

	@Test
	void interceptWhenRequestNamesAnotherAccountThanItsOnlyOneThenRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> client(this.interceptor).get()
			.uri(URL)
			.attributes(CognitoBearerExchangeFilterFunction.serviceAccount("other"))
			.retrieve()
			.toBodilessEntity());
		assertThat(this.sent).isEmpty();
	}

	@Test
	void interceptWhenRequestHasAuthorizationThenKeepsIt() {
		answer(HttpStatus.OK);
		client(this.interceptor).get().uri(URL).header("Authorization", "Basic own").retrieve().toBodilessEntity();
		assertThat(this.sent).containsExactly("Basic own ");
		verify(this.provider, never()).getTokens();
	}

	@Test
	void interceptWhenPlainTextThenRefusesToSend() {
		assertThatIllegalStateException().isThrownBy(() -> call(this.interceptor, "http://api.example.com/orders"))
			.withMessageContaining("https://");
		assertThat(this.sent).isEmpty();
	}

	@Test
	void interceptWhenLoopbackThenPlainTextIsAllowed() {
		answer(HttpStatus.OK);
		call(this.interceptor, "http://localhost:8080/orders");
		assertThat(this.sent).containsExactly("Bearer first-token body");
	}

	@Test
	void interceptWhenHostIsNotAllowedThenSendsNoToken() {
		answer(HttpStatus.OK);
		call(this.interceptor.withTargets(BearerTokenTargets.hosts(List.of("other.example.com"))), URL);
		assertThat(this.sent).containsExactly("null body");
	}

	@Test
	void interceptWhenRequestNamesAccountThenUsesIt() {
		answer(HttpStatus.OK);
		CognitoBearerClientHttpRequestInterceptor several = new CognitoBearerClientHttpRequestInterceptor(
				CognitoTokenProviders.of(List.of(this.provider)));
		client(several).get()
			.uri(URL)
			.attributes(CognitoBearerExchangeFilterFunction.serviceAccount("billing"))
			.retrieve()
			.toBodilessEntity();
		assertThat(this.sent).containsExactly("Bearer first-token ");
	}

	@Test
	void interceptWhenRequestNamesNoAccountThenUsesTheDefaultOrNone() {
		answer(HttpStatus.OK);
		answer(HttpStatus.OK);
		CognitoBearerClientHttpRequestInterceptor several = new CognitoBearerClientHttpRequestInterceptor(
				CognitoTokenProviders.of(List.of(this.provider)));
		call(several, URL);
		call(several.withDefaultAccount("billing"), URL);
		assertThat(this.sent).containsExactly("null body", "Bearer first-token body");
	}

	@Test
	void interceptWhenNoTokenComesInTimeThenFailsLikeAServiceThatDoesNotAnswer() {
		given(this.provider.getTokens()).willReturn(Mono.never());
		assertThatExceptionOfType(ResourceAccessException.class)
			.isThrownBy(() -> call(this.interceptor.withTimeout(Duration.ofMillis(1)), URL))
			.withMessageContaining("Service account 'billing' got no token within PT0.001S");
		assertThat(this.sent).isEmpty();
	}

	@Test
	void interceptWhenThreadMustNotBlockThenSaysWhatToUse() {
		Mono<String> onParallel = Mono.fromCallable(() -> {
			call(this.interceptor, URL);
			return "called";
		}).subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(onParallel::block)
			.withMessageContaining("CognitoBearerExchangeFilterFunction");
	}

	@Test
	void toStringWhenPrintedThenShowsNoToken() {
		assertThat(this.interceptor)
			.hasToString("CognitoBearerClientHttpRequestInterceptor[BearerTokenTargets[any host]]");
	}

	private void renewOnInvalidate() {
		willAnswer((call) -> {
			this.current.set(this.second);
			return null;
		}).given(this.provider).invalidate(any());
	}

	private Answer answer(HttpStatus status) {
		Answer response = new Answer(status);
		this.answers.add(response);
		return response;
	}

	private void call(CognitoBearerClientHttpRequestInterceptor interceptor, String url) {
		client(interceptor).post().uri(url).body("body").retrieve().toBodilessEntity();
	}

	private RestClient client(CognitoBearerClientHttpRequestInterceptor interceptor) {
		ClientHttpRequestFactory requestFactory = this::request;
		return RestClient.builder().requestFactory(requestFactory).requestInterceptor(interceptor).build();
	}

	private MockClientHttpRequest request(URI uri, HttpMethod method) {
		return new MockClientHttpRequest(method, uri) {

			@Override
			protected ClientHttpResponse executeInternal() {
				CognitoBearerClientHttpRequestInterceptorTests.this.sent
					.add(getHeaders().getFirst("Authorization") + " " + getBodyAsString());
				return CognitoBearerClientHttpRequestInterceptorTests.this.answers.remove(0);
			}

		};
	}

	private static CognitoTokens tokens(String accessToken) {
		return CognitoTokens.builder(accessToken, Instant.now(), Duration.ofHours(1)).build();
	}

	private static final class Answer extends MockClientHttpResponse {

		private boolean closed;

		Answer(HttpStatus status) {
			super(new byte[] { 1 }, status);
		}

		@Override
		public void close() {
			this.closed = true;
			super.close();
		}

	}

}
