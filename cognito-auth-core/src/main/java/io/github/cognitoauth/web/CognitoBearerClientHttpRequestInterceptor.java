// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.support.HttpRequestWrapper;
import org.springframework.util.Assert;

/**
 * Puts the access token of a service account on the requests of a {@code RestClient}. The
 * blocking twin of {@link CognitoBearerExchangeFilterFunction}, with its rules and its
 * request attribute {@link CognitoBearerExchangeFilterFunction#serviceAccount(String)
 * serviceAccount}: a request that has an {@code Authorization} header keeps it; a token
 * goes only over TLS or to this machine, and only to the allowed hosts. What is said
 * there about redirects holds here too.
 * <p>
 * When the service answers 401, the token is reported as refused and the request is sent
 * once more with a new one; the second answer is final. A request that ends in 401 all
 * the same leaves a warning in the log, one a minute for each account. Attach the
 * interceptor to the clients that need it, never to all.
 * <p>
 * Waits for a token only if there is none at hand, within a time-out, and therefore not
 * on threads that must not block.
 *
 * @since 0.1.0
 */
public final class CognitoBearerClientHttpRequestInterceptor implements ClientHttpRequestInterceptor {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	private final BearerTokens tokens;

	private final Duration timeout;

	CognitoBearerClientHttpRequestInterceptor(BearerTokens tokens) {
		this(tokens, DEFAULT_TIMEOUT);
	}

	private CognitoBearerClientHttpRequestInterceptor(BearerTokens tokens, Duration timeout) {
		Assert.isTrue(timeout != null && !timeout.isZero() && !timeout.isNegative(), "'timeout' must be positive");
		this.tokens = tokens;
		this.timeout = timeout;
	}

	/**
	 * Create an interceptor for one account.
	 * @param provider has the tokens
	 */
	public CognitoBearerClientHttpRequestInterceptor(CognitoTokenProvider provider) {
		this(BearerTokens.of(provider), DEFAULT_TIMEOUT);
	}

	/**
	 * Create an interceptor for several accounts. The request says which by attribute;
	 * one that does not is sent without a token.
	 * @param providers have the tokens
	 */
	public CognitoBearerClientHttpRequestInterceptor(CognitoTokenProviders providers) {
		this(BearerTokens.of(providers), DEFAULT_TIMEOUT);
	}

	/**
	 * Return an interceptor that serves certain hosts only. Requests to others are sent
	 * without a token.
	 * @param targets the hosts
	 * @return a new interceptor
	 */
	public CognitoBearerClientHttpRequestInterceptor withTargets(BearerTokenTargets targets) {
		return new CognitoBearerClientHttpRequestInterceptor(this.tokens.withTargets(targets), this.timeout);
	}

	/**
	 * Return an interceptor that uses an account for the requests that name none.
	 * @param name the name of the account
	 * @return a new interceptor
	 * @throws IllegalArgumentException if there is no such account
	 */
	public CognitoBearerClientHttpRequestInterceptor withDefaultAccount(String name) {
		return new CognitoBearerClientHttpRequestInterceptor(this.tokens.withDefaultAccount(name), this.timeout);
	}

	/**
	 * Return an interceptor that tells about requests that end in 401.
	 * @param listener is told
	 * @return a new interceptor
	 */
	public CognitoBearerClientHttpRequestInterceptor withListener(BearerRefusalListener listener) {
		return new CognitoBearerClientHttpRequestInterceptor(this.tokens.withListener(listener), this.timeout);
	}

	/**
	 * Return an interceptor that waits longer or shorter for a token.
	 * @param timeout positive; 30 seconds by default
	 * @return a new interceptor
	 */
	public CognitoBearerClientHttpRequestInterceptor withTimeout(Duration timeout) {
		return new CognitoBearerClientHttpRequestInterceptor(this.tokens, timeout);
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		CognitoTokenProvider provider = this.tokens.providerFor(request.getHeaders(), request.getAttributes(),
				request.getURI());
		if (provider == null) {
			return execution.execute(request, body);
		}
		CognitoTokens first = await(provider);
		ClientHttpResponse response = execution.execute(new AuthorizedRequest(request, first), body);
		if (!BearerTokens.isRefusal(response.getStatusCode())) {
			return response;
		}
		if (this.tokens.isAnotherTokenWorthwhile(provider, first)) {
			response.close();
			response = execution.execute(new AuthorizedRequest(request, await(provider)), body);
		}
		if (BearerTokens.isRefusal(response.getStatusCode())) {
			this.tokens.refusedForGood(provider, request.getURI());
		}
		return response;
	}

	/**
	 * Return tokens, waiting for a time.
	 * @throws IOException if there are none in time, so that callers meet it like a
	 * service that does not answer
	 */
	private CognitoTokens await(CognitoTokenProvider provider) throws IOException {
		Assert.state(!Schedulers.isInNonBlockingThread(),
				"This thread must not block: use WebClient with CognitoBearerExchangeFilterFunction");
		CognitoTokens tokens = provider.getTokens()
			.timeout(this.timeout)
			.onErrorResume(TimeoutException.class, (ex) -> Mono.empty())
			.block();
		if (tokens == null) {
			throw new IOException("Service account '" + provider.name() + "' got no token within " + this.timeout);
		}
		return tokens;
	}

	@Override
	public String toString() {
		return "CognitoBearerClientHttpRequestInterceptor[" + this.tokens + "]";
	}

	/**
	 * A request with a token. The headers are a copy: an interceptor that executes the
	 * request again must find none in them, or the token would count as one of its own.
	 */
	private static final class AuthorizedRequest extends HttpRequestWrapper {

		private final HttpHeaders headers = new HttpHeaders();

		AuthorizedRequest(HttpRequest request, CognitoTokens tokens) {
			super(request);
			this.headers.putAll(request.getHeaders());
			this.headers.setBearerAuth(tokens.accessToken());
		}

		@Override
		public HttpHeaders getHeaders() {
			return this.headers;
		}

	}

}
