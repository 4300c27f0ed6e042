// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.Assert;

/**
 * The rules that outgoing requests of both kinds of clients follow: which account's token
 * a request gets, where tokens may go, and when a request that was answered with 401 is
 * sent again. Immutable.
 */
final class BearerTokens {

	private final @Nullable CognitoTokenProviders providers;

	private final @Nullable CognitoTokenProvider defaultProvider;

	private final BearerTokenTargets targets;

	private final BearerRefusals refusals;

	private BearerTokens(@Nullable CognitoTokenProviders providers, @Nullable CognitoTokenProvider defaultProvider,
			BearerTokenTargets targets, BearerRefusals refusals) {
		Assert.notNull(targets, "'targets' must not be null");
		this.providers = providers;
		this.defaultProvider = defaultProvider;
		this.targets = targets;
		this.refusals = refusals;
	}

	static BearerTokens of(CognitoTokenProvider provider) {
		Assert.notNull(provider, "'provider' must not be null");
		return new BearerTokens(null, provider, BearerTokenTargets.anyHost(), new BearerRefusals());
	}

	static BearerTokens of(CognitoTokenProviders providers) {
		Assert.notNull(providers, "'providers' must not be null");
		return new BearerTokens(providers, null, BearerTokenTargets.anyHost(), new BearerRefusals());
	}

	BearerTokens withTargets(BearerTokenTargets targets) {
		return new BearerTokens(this.providers, this.defaultProvider, targets, this.refusals);
	}

	BearerTokens withDefaultAccount(String name) {
		Assert.state(this.providers != null, "A client for one account has no other");
		return new BearerTokens(this.providers, this.providers.get(name), this.targets, this.refusals);
	}

	BearerTokens withListener(BearerRefusalListener listener) {
		Assert.notNull(listener, "'listener' must not be null");
		return new BearerTokens(this.providers, this.defaultProvider, this.targets, this.refusals.with(listener));
	}

	/**
	 * Return whose token a request gets.
	 * @return the provider, or {@code null} to send the request as it is
	 * @throws IllegalArgumentException if the account that it names is not there
	 * @throws IllegalStateException if the token would be readable on the way
	 */
	@Nullable CognitoTokenProvider providerFor(HttpHeaders headers, Map<String, Object> attributes, URI uri) {
		if (headers.containsHeader(HttpHeaders.AUTHORIZATION)) {
			return null;
		}
		CognitoTokenProvider provider = provider(attributes.get(CognitoBearerExchangeFilterFunction.ACCOUNT_ATTRIBUTE));
		return (provider != null && this.targets.allows(uri)) ? provider : null;
	}

	private @Nullable CognitoTokenProvider provider(@Nullable Object name) {
		if (name != null && this.providers != null) {
			return this.providers.get(name.toString());
		}
		Assert.isTrue(name == null || this.defaultProvider == null || this.defaultProvider.name().equals(name),
				"The request names a service account, but this client serves another one only");
		return this.defaultProvider;
	}

	static boolean isRefusal(HttpStatusCode status) {
		return status.value() == HttpStatus.UNAUTHORIZED.value();
	}

	/**
	 * Report a refused token and tell whether to send the request again: where the report
	 * does not count, a second request would carry the same token.
	 */
	boolean isAnotherTokenWorthwhile(CognitoTokenProvider provider, CognitoTokens refused) {
		provider.invalidate(refused.accessToken());
		CognitoTokens current = provider.currentTokens();
		return current == null || !current.accessToken().equals(refused.accessToken());
	}

	/** Note that a request ends in 401. */
	void refusedForGood(CognitoTokenProvider provider, URI uri) {
		this.refusals.add(provider.name(), uri);
	}

	@Override
	public String toString() {
		return this.targets.toString();
	}

}
