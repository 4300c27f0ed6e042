// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.util.Map;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import reactor.core.publisher.Mono;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.ExchangeFunction;

/**
 * Puts the access token of a service account on the requests of a {@code WebClient}.
 * <p>
 * A request that has an {@code Authorization} header keeps it. A token goes only over TLS
 * or to this machine, and only to the allowed hosts. A redirect that the HTTP client
 * follows by itself is not seen here: Reactor Netty drops the token when the host
 * changes, and the client of the JDK does so only in newer versions. Where a service
 * could redirect to somebody else, tell that client not to follow.
 * <p>
 * When the service answers 401, the token is reported as refused and the request is sent
 * once more with a new one, unless its body is a stream that cannot be sent twice; the
 * second answer is final. A request that ends in 401 all the same leaves a warning in the
 * log, one a minute for each account. Attach the filter to the clients that need it,
 * never to all.
 *
 * @since 0.1.0
 */
public final class CognitoBearerExchangeFilterFunction implements ExchangeFilterFunction {

	/** The request attribute that names the account. */
	public static final String ACCOUNT_ATTRIBUTE = CognitoBearerExchangeFilterFunction.class.getName() + ".account";

	private final BearerTokens tokens;

	CognitoBearerExchangeFilterFunction(BearerTokens tokens) {
		this.tokens = tokens;
	}

	/**
	 * Create a filter for one account.
	 * @param provider has the tokens
	 */
	public CognitoBearerExchangeFilterFunction(CognitoTokenProvider provider) {
		this(BearerTokens.of(provider));
	}

	/**
	 * Create a filter for several accounts. The request says which with
	 * {@link #serviceAccount(String)}; one that does not is sent without a token.
	 * @param providers have the tokens
	 */
	public CognitoBearerExchangeFilterFunction(CognitoTokenProviders providers) {
		this(BearerTokens.of(providers));
	}

	/**
	 * Return a filter that serves certain hosts only. Requests to others are sent without
	 * a token.
	 * @param targets the hosts
	 * @return a new filter
	 */
	public CognitoBearerExchangeFilterFunction withTargets(BearerTokenTargets targets) {
		return new CognitoBearerExchangeFilterFunction(this.tokens.withTargets(targets));
	}

	/**
	 * Return a filter that uses an account for the requests that name none.
	 * @param name the name of the account
	 * @return a new filter
	 * @throws IllegalArgumentException if there is no such account
	 */
	public CognitoBearerExchangeFilterFunction withDefaultAccount(String name) {
		return new CognitoBearerExchangeFilterFunction(this.tokens.withDefaultAccount(name));
	}

	/**
	 * Return a filter that tells about requests that end in 401.
	 * @param listener is told
	 * @return a new filter
	 */
	public CognitoBearerExchangeFilterFunction withListener(BearerRefusalListener listener) {
		return new CognitoBearerExchangeFilterFunction(this.tokens.withListener(listener));
	}

	/**
	 * Choose the account of a request: {@code .attributes(serviceAccount("billing"))}.
	 * @param name the name of the account
	 * @return sets the attribute
	 */
	public static Consumer<Map<String, Object>> serviceAccount(String name) {
		Assert.hasText(name, "'name' must not be empty");
		return (attributes) -> attributes.put(ACCOUNT_ATTRIBUTE, name);
	}

	@Override
	public Mono<ClientResponse> filter(ClientRequest request, ExchangeFunction next) {
		return Mono.defer(() -> {
			CognitoTokenProvider provider = this.tokens.providerFor(request.headers(), request.attributes(),
					request.url());
			return (provider != null) ? exchange(request, next, provider) : next.exchange(request);
		});
	}

	private Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next, CognitoTokenProvider provider) {
		return provider.getTokens()
			.flatMap((first) -> next.exchange(authorized(request, first))
				.flatMap((response) -> BearerTokens.isRefusal(response.statusCode())
						? again(request, next, provider, first, response) : Mono.just(response)));
	}

	private Mono<ClientResponse> again(ClientRequest request, ExchangeFunction next, CognitoTokenProvider provider,
			CognitoTokens refused, ClientResponse response) {
		if (!this.tokens.isAnotherTokenWorthwhile(provider, refused) || !ReplayableBody.isReplayable(request)) {
			this.tokens.refusedForGood(provider, request.url());
			return Mono.just(response);
		}
		return response.releaseBody()
			.then(provider.getTokens())
			.flatMap((second) -> next.exchange(authorized(request, second)))
			.doOnNext((answer) -> {
				if (BearerTokens.isRefusal(answer.statusCode())) {
					this.tokens.refusedForGood(provider, request.url());
				}
			});
	}

	private static ClientRequest authorized(ClientRequest request, CognitoTokens tokens) {
		return ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(tokens.accessToken())).build();
	}

	@Override
	public String toString() {
		return "CognitoBearerExchangeFilterFunction[" + this.tokens + "]";
	}

}
