package io.github.cognitoauth.http;

import java.io.IOException;
import java.time.Duration;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.web.BearerTokenTargets;
import io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestInterceptor;
import org.springframework.http.client.ClientHttpResponse;
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
 * once more with a new one; the second answer is final. Attach the interceptor to the
 * clients that need it, never to all.
 * <p>
 * Waits for a token only if there is none at hand, within a time-out, and therefore not
 * on threads that must not block.
 *
 * @since 0.1.0
 */
public final class CognitoBearerClientHttpRequestInterceptor implements ClientHttpRequestInterceptor {

	private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(30);

	private final @Nullable CognitoTokenProviders providers;

	private final @Nullable CognitoTokenProvider defaultProvider;

	private final BearerTokenTargets targets;

	private final Duration timeout;

	private CognitoBearerClientHttpRequestInterceptor(@Nullable CognitoTokenProviders providers,
			@Nullable CognitoTokenProvider defaultProvider, BearerTokenTargets targets, Duration timeout) {
		Assert.notNull(targets, "'targets' must not be null");
		Assert.isTrue(timeout != null && !timeout.isZero() && !timeout.isNegative(), "'timeout' must be positive");
		this.providers = providers;
		this.defaultProvider = defaultProvider;
		this.targets = targets;
		this.timeout = timeout;
	}

	/**
	 * Create an interceptor for one account.
	 * @param provider has the tokens
	 */
	public CognitoBearerClientHttpRequestInterceptor(CognitoTokenProvider provider) {
		this(null, provider, BearerTokenTargets.anyHost(), DEFAULT_TIMEOUT);
		Assert.notNull(provider, "'provider' must not be null");
	}

	/**
	 * Create an interceptor for several accounts. The request says which by attribute;
	 * one that does not is sent without a token.
	 * @param providers have the tokens
	 */
	public CognitoBearerClientHttpRequestInterceptor(CognitoTokenProviders providers) {
		this(providers, null, BearerTokenTargets.anyHost(), DEFAULT_TIMEOUT);
		Assert.notNull(providers, "'providers' must not be null");
	}

	/**
	 * Return an interceptor that serves certain hosts only. Requests to others are sent
	 * without a token.
	 * @param targets the hosts
	 * @return a new interceptor
	 */
	public CognitoBearerClientHttpRequestInterceptor withTargets(BearerTokenTargets targets) {
		return new CognitoBearerClientHttpRequestInterceptor(this.providers, this.defaultProvider, targets,
				this.timeout);
	}

	/**
	 * Return an interceptor that uses an account for the requests that name none.
	 * @param name the name of the account
	 * @return a new interceptor
	 * @throws IllegalArgumentException if there is no such account
	 */
	public CognitoBearerClientHttpRequestInterceptor withDefaultAccount(String name) {
		Assert.state(this.providers != null, "An interceptor for one account has no other");
		return new CognitoBearerClientHttpRequestInterceptor(this.providers, this.providers.get(name), this.targets,
				this.timeout);
	}

	/**
	 * Return an interceptor that waits longer or shorter for a token.
	 * @param timeout positive; 30 seconds by default
	 * @return a new interceptor
	 */
	public CognitoBearerClientHttpRequestInterceptor withTimeout(Duration timeout) {
		return new CognitoBearerClientHttpRequestInterceptor(this.providers, this.defaultProvider, this.targets,
				timeout);
	}

	@Override
	public ClientHttpResponse intercept(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
			throws IOException {
		CognitoTokenProvider provider = request.getHeaders().containsHeader(HttpHeaders.AUTHORIZATION) ? null
				: provider(request);
		if (provider == null || !this.targets.allows(request.getURI())) {
			return execution.execute(request, body);
		}
		CognitoTokens tokens = BlockingTokens.get(provider, this.timeout);
		ClientHttpResponse response = execution.execute(new AuthorizedRequest(request, tokens), body);
		return isUnauthorized(response) ? again(request, body, execution, provider, tokens, response) : response;
	}

	private @Nullable CognitoTokenProvider provider(HttpRequest request) {
		Object name = request.getAttributes().get(CognitoBearerExchangeFilterFunction.ACCOUNT_ATTRIBUTE);
		if (name != null && this.providers != null) {
			return this.providers.get(name.toString());
		}
		Assert.isTrue(name == null || this.defaultProvider == null || this.defaultProvider.name().equals(name),
				"The request names a service account, but this interceptor serves another one only");
		return this.defaultProvider;
	}

	private static boolean isUnauthorized(ClientHttpResponse response) throws IOException {
		return response.getStatusCode().value() == HttpStatus.UNAUTHORIZED.value();
	}

	/** Where the report does not count, a second request would carry the same token. */
	private ClientHttpResponse again(HttpRequest request, byte[] body, ClientHttpRequestExecution execution,
			CognitoTokenProvider provider, CognitoTokens refused, ClientHttpResponse response) throws IOException {
		provider.invalidate(refused.accessToken());
		CognitoTokens current = provider.currentTokens();
		if (current != null && current.accessToken().equals(refused.accessToken())) {
			return response;
		}
		response.close();
		return execution.execute(new AuthorizedRequest(request, BlockingTokens.get(provider, this.timeout)), body);
	}

	@Override
	public String toString() {
		return "CognitoBearerClientHttpRequestInterceptor[" + this.targets + "]";
	}

}
