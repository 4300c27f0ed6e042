// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientHttpServiceGroupConfigurer;
import org.springframework.web.service.registry.HttpServiceGroup;
import org.springframework.web.service.registry.HttpServiceGroupConfigurer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoHttpServiceGroups}.
 */
class CognitoHttpServiceGroupsTests {

	private final List<String> told = new ArrayList<>();

	private final List<String> sent = new ArrayList<>();

	private final CognitoHttpServiceGroups groups = CognitoHttpServiceGroups
		.of(CognitoTokenProviders.of(List.of(provider("billing"), provider("reports"))));

	private static CognitoTokenProvider provider(String name) {
		CognitoTokens tokens = CognitoTokens.builder(name + "-token", Instant.EPOCH, Duration.ofHours(1)).build();
		CognitoTokenProvider provider = mock(CognitoTokenProvider.class);
		given(provider.name()).willReturn(name);
		given(provider.getTokens()).willReturn(Mono.just(tokens));
		given(provider.currentTokens()).willReturn(tokens);
		return provider;
	}

	@Test
	void withGroupThenItsCallsHaveTheTokenOfItsAccountAndOthersNone() {
		CognitoHttpServiceGroups two = this.groups.withGroup("orders", "billing", BearerTokenTargets.anyHost())
			.withGroup("sums", "reports", BearerTokenTargets.anyHost());
		call(two, "orders");
		call(two, "sums");
		call(two, "other");
		assertThat(this.sent).containsExactly("Bearer billing-token", "Bearer reports-token", null);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.groups.withGroup("orders", "nobody", BearerTokenTargets.anyHost()));
	}

	@Test
	void withListenerThenIsToldOfGroupsBeforeAndAfter() {
		CognitoHttpServiceGroups listened = this.groups.withGroup("orders", "billing", BearerTokenTargets.anyHost())
			.withListener((account, uri) -> this.told.add(account))
			.withGroup("sums", "reports", BearerTokenTargets.anyHost());
		call(listened, "orders");
		call(listened, "sums");
		assertThat(this.told).containsExactly("billing", "reports");
	}

	/** A call that is answered with 401. */
	private void call(CognitoHttpServiceGroups configured, String name) {
		RestClient.Builder builder = RestClient.builder().requestFactory((uri, method) -> new Request(method, uri));
		HttpServiceGroup group = mock(HttpServiceGroup.class);
		given(group.name()).willReturn(name);
		HttpServiceGroupConfigurer.Groups<RestClient.Builder> all = groups();
		willAnswer((invocation) -> {
			HttpServiceGroupConfigurer.ClientCallback<RestClient.Builder> callback = invocation.getArgument(0);
			callback.withClient(group, builder);
			return null;
		}).given(all).forEachClient(any(HttpServiceGroupConfigurer.ClientCallback.class));
		RestClientHttpServiceGroupConfigurer configurer = configured.restClients();
		configurer.configureGroups(all);
		builder.build()
			.get()
			.uri("https://api.example.com/orders")
			.exchange((request, response) -> response.getStatusCode());
	}

	@SuppressWarnings("unchecked")
	private static HttpServiceGroupConfigurer.Groups<RestClient.Builder> groups() {
		return mock(HttpServiceGroupConfigurer.Groups.class);
	}

	private final class Request extends MockClientHttpRequest {

		Request(HttpMethod method, URI uri) {
			super(method, uri);
			setResponse(new MockClientHttpResponse(new byte[0], HttpStatus.UNAUTHORIZED));
		}

		@Override
		protected org.springframework.http.client.ClientHttpResponse executeInternal() {
			CognitoHttpServiceGroupsTests.this.sent.add(getHeaders().getFirst("Authorization"));
			return new MockClientHttpResponse(new byte[0], HttpStatus.UNAUTHORIZED);
		}

	}

}
