package io.github.cognitoauth.web;

import java.util.Map;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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
 * second answer is final. Attach the filter to the clients that need it, never to all.
 *
 * @since 0.1.0
 */
public final class CognitoBearerExchangeFilterFunction implements ExchangeFilterFunction {

	/** The request attribute that names the account. */
	public static final String ACCOUNT_ATTRIBUTE = CognitoBearerExchangeFilterFunction.class.getName() + ".account";

	private final @Nullable CognitoTokenProviders providers;

	private final @Nullable CognitoTokenProvider defaultProvider;

	private final BearerTokenTargets targets;

	private CognitoBearerExchangeFilterFunction(@Nullable CognitoTokenProviders providers,
			@Nullable CognitoTokenProvider defaultProvider, BearerTokenTargets targets) {
		Assert.notNull(targets, "'targets' must not be null");
		this.providers = providers;
		this.defaultProvider = defaultProvider;
		this.targets = targets;
	}

	/**
	 * Create a filter for one account.
	 * @param provider has the tokens
	 */
	public CognitoBearerExchangeFilterFunction(CognitoTokenProvider provider) {
		this(null, provider, BearerTokenTargets.anyHost());
		Assert.notNull(provider, "'provider' must not be null");
	}

	/**
	 * Create a filter for several accounts. The request says which with
	 * {@link #serviceAccount(String)}; one that does not is sent without a token.
	 * @param providers have the tokens
	 */
	public CognitoBearerExchangeFilterFunction(CognitoTokenProviders providers) {
		this(providers, null, BearerTokenTargets.anyHost());
		Assert.notNull(providers, "'providers' must not be null");
	}

	/**
	 * Return a filter that serves certain hosts only. Requests to others are sent without
	 * a token.
	 * @param targets the hosts
	 * @return a new filter
	 */
	public CognitoBearerExchangeFilterFunction withTargets(BearerTokenTargets targets) {
		return new CognitoBearerExchangeFilterFunction(this.providers, this.defaultProvider, targets);
	}

	/**
	 * Return a filter that uses an account for the requests that name none.
	 * @param name the name of the account
	 * @return a new filter
	 * @throws IllegalArgumentException if there is no such account
	 */
	public CognitoBearerExchangeFilterFunction withDefaultAccount(String name) {
		Assert.state(this.providers != null, "A filter for one account has no other");
		return new CognitoBearerExchangeFilterFunction(this.providers, this.providers.get(name), this.targets);
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
		if (request.headers().containsHeader(HttpHeaders.AUTHORIZATION)) {
			return next.exchange(request);
		}
		return Mono.defer(() -> {
			CognitoTokenProvider provider = provider(request);
			return (provider != null && this.targets.allows(request.url())) ? exchange(request, next, provider)
					: next.exchange(request);
		});
	}

	private @Nullable CognitoTokenProvider provider(ClientRequest request) {
		Object name = request.attributes().get(ACCOUNT_ATTRIBUTE);
		if (name != null && this.providers != null) {
			return this.providers.get(name.toString());
		}
		Assert.isTrue(name == null || this.defaultProvider == null || this.defaultProvider.name().equals(name),
				"The request names a service account, but this filter serves another one only");
		return this.defaultProvider;
	}

	private static Mono<ClientResponse> exchange(ClientRequest request, ExchangeFunction next,
			CognitoTokenProvider provider) {
		return provider.getTokens()
			.flatMap((tokens) -> next.exchange(authorized(request, tokens))
				.flatMap((response) -> isUnauthorized(response) ? again(request, next, provider, tokens, response)
						: Mono.just(response)));
	}

	private static boolean isUnauthorized(ClientResponse response) {
		return response.statusCode().value() == HttpStatus.UNAUTHORIZED.value();
	}

	/** Where the report does not count, a second request would carry the same token. */
	private static Mono<ClientResponse> again(ClientRequest request, ExchangeFunction next,
			CognitoTokenProvider provider, CognitoTokens refused, ClientResponse response) {
		provider.invalidate(refused.accessToken());
		CognitoTokens current = provider.currentTokens();
		if ((current != null && current.accessToken().equals(refused.accessToken()))
				|| !ReplayableBody.isReplayable(request)) {
			return Mono.just(response);
		}
		return response.releaseBody()
			.then(provider.getTokens())
			.flatMap((tokens) -> next.exchange(authorized(request, tokens)));
	}

	private static ClientRequest authorized(ClientRequest request, CognitoTokens tokens) {
		return ClientRequest.from(request).headers((headers) -> headers.setBearerAuth(tokens.accessToken())).build();
	}

	@Override
	public String toString() {
		return "CognitoBearerExchangeFilterFunction[" + this.targets + "]";
	}

}
