package io.github.cognitoauth.http;

import java.util.Map;

import org.springframework.util.Assert;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;

/**
 * Attaches interceptors to the {@code RestClient}s of HTTP service groups, one for each
 * group that is named, and to no other client.
 *
 * @since 0.1.0
 */
public final class CognitoRestClientHttpServiceGroupConfigurer implements RestClientHttpServiceGroupConfigurer {

	private final Map<String, CognitoBearerClientHttpRequestInterceptor> interceptors;

	/**
	 * Create a configurer.
	 * @param interceptors the interceptors by group
	 */
	public CognitoRestClientHttpServiceGroupConfigurer(
			Map<String, CognitoBearerClientHttpRequestInterceptor> interceptors) {
		Assert.notNull(interceptors, "'interceptors' must not be null");
		this.interceptors = Map.copyOf(interceptors);
	}

	@Override
	public void configureGroups(Groups<RestClient.Builder> groups) {
		groups.filter((group) -> this.interceptors.containsKey(group.name()))
			.forEachClient((group, client) -> client.requestInterceptor(interceptor(group.name())));
	}

	private CognitoBearerClientHttpRequestInterceptor interceptor(String group) {
		CognitoBearerClientHttpRequestInterceptor interceptor = this.interceptors.get(group);
		Assert.state(interceptor != null, "'interceptor' must not be null");
		return interceptor;
	}

}
