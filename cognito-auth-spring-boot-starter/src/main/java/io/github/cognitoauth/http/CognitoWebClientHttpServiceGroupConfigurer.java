package io.github.cognitoauth.http;

import java.util.Map;

import io.github.cognitoauth.web.CognitoBearerExchangeFilterFunction;

import org.springframework.util.Assert;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.support.WebClientHttpServiceGroupConfigurer;

/**
 * Attaches filters to the {@code WebClient}s of HTTP service groups, one for each group
 * that is named, and to no other client.
 *
 * @since 0.1.0
 */
public final class CognitoWebClientHttpServiceGroupConfigurer implements WebClientHttpServiceGroupConfigurer {

	private final Map<String, CognitoBearerExchangeFilterFunction> filters;

	/**
	 * Create a configurer.
	 * @param filters the filters by group
	 */
	public CognitoWebClientHttpServiceGroupConfigurer(Map<String, CognitoBearerExchangeFilterFunction> filters) {
		Assert.notNull(filters, "'filters' must not be null");
		this.filters = Map.copyOf(filters);
	}

	@Override
	public void configureGroups(Groups<WebClient.Builder> groups) {
		groups.filter((group) -> this.filters.containsKey(group.name()))
			.forEachClient((group, client) -> client.filter(filter(group.name())));
	}

	private CognitoBearerExchangeFilterFunction filter(String group) {
		CognitoBearerExchangeFilterFunction filter = this.filters.get(group);
		Assert.state(filter != null, "'filter' must not be null");
		return filter;
	}

}
