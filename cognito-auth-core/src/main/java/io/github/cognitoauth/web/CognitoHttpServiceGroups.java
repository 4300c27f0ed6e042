// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.token.CognitoTokenProviders;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

/**
 * Puts tokens of service accounts on the calls of the HTTP service groups that are named,
 * and of no other client, whether a group is one of {@code RestClient}s or of
 * {@code WebClient}s. A call can name another account with the request attribute
 * {@link CognitoBearerExchangeFilterFunction#serviceAccount(String) serviceAccount}.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoHttpServiceGroups {

	private final BearerTokens tokens;

	private final Map<String, BearerTokens> groups;

	private CognitoHttpServiceGroups(BearerTokens tokens, Map<String, BearerTokens> groups) {
		this.tokens = tokens;
		this.groups = groups;
	}

	/**
	 * Start with no group.
	 * @param providers have the tokens
	 * @return the groups
	 */
	public static CognitoHttpServiceGroups of(CognitoTokenProviders providers) {
		return new CognitoHttpServiceGroups(BearerTokens.of(providers), Map.of());
	}

	/**
	 * Return these groups and one more.
	 * @param group the name of the group
	 * @param account the name of the account whose token its calls get
	 * @param targets the hosts that may get it
	 * @return new groups
	 * @throws IllegalArgumentException if there is no such account
	 */
	public CognitoHttpServiceGroups withGroup(String group, String account, BearerTokenTargets targets) {
		Assert.hasText(group, "'group' must not be empty");
		Map<String, BearerTokens> more = new LinkedHashMap<>(this.groups);
		more.put(group, this.tokens.withDefaultAccount(account).withTargets(targets));
		return new CognitoHttpServiceGroups(this.tokens, more);
	}

	/**
	 * Return groups that tell about requests that end in 401.
	 * @param listener is told, about all groups
	 * @return new groups
	 */
	public CognitoHttpServiceGroups withListener(BearerRefusalListener listener) {
		Map<String, BearerTokens> listened = new LinkedHashMap<>();
		this.groups.forEach((group, tokens) -> listened.put(group, tokens.withListener(listener)));
		return new CognitoHttpServiceGroups(this.tokens.withListener(listener), listened);
	}

	/**
	 * Return what configures groups of {@code RestClient}s.
	 * @return a configurer
	 */
	public RestClientHttpServiceGroupConfigurer restClients() {
		return (clients) -> clients.forEachClient((group, client) -> attach(client, this.groups.get(group.name())));
	}

	/**
	 * Return what configures groups of {@code WebClient}s.
	 * @return a configurer
	 */
	public WebClientHttpServiceGroupConfigurer webClients() {
		return (clients) -> clients.forEachClient((group, client) -> attach(client, this.groups.get(group.name())));
	}

	private static void attach(RestClient.Builder client, @Nullable BearerTokens tokens) {
		if (tokens != null) {
			client.requestInterceptor(new CognitoBearerClientHttpRequestInterceptor(tokens));
		}
	}

	private static void attach(WebClient.Builder client, @Nullable BearerTokens tokens) {
		if (tokens != null) {
			client.filter(new CognitoBearerExchangeFilterFunction(tokens));
		}
	}

	@Override
	public String toString() {
		return "CognitoHttpServiceGroups" + this.groups.keySet();
	}

}
