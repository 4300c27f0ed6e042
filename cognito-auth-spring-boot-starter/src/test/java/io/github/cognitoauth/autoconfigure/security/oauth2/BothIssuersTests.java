// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cognitoauth.autoconfigure.CognitoWebClientCustomizer;
import io.github.cognitoauth.autoconfigure.security.oauth2.RunningApplication.Stack;
import io.github.cognitoauth.security.oauth2.TestTokens;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the two issuers that tokens of one pool can have.
 */
class BothIssuersTests {

	private static final String POOL = "eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private static final String ORIGINAL = "https://cognito-idp." + POOL;

	private static final String UPDATED = "https://issuer-cognito-idp." + POOL;

	@ParameterizedTest
	@EnumSource
	void issuersWhenPoolOfAwsThenBothAcceptedEachWithItsKeysAlsoAtAReplica(Stack stack) {
		try (RunningApplication application = start(stack, "cognito.region=us-east-1")) {
			List<String> requests = application.bean(Aws.class).requests;
			assertThat(requests).isEmpty();
			assertThat(application.bearer(access(ORIGINAL)).statusCode()).isEqualTo(200);
			assertThat(requests).containsExactly(ORIGINAL + "/.well-known/jwks.json");
			// this pool has the original form only
			assertThat(application.bearer(access(UPDATED)).statusCode()).isEqualTo(401);
			assertThat(application.bearer(access(UPDATED)).statusCode()).isEqualTo(401);
			assertThat(application.bearer(access(ORIGINAL.replace("eu-west-1.", "us-east-1."))).statusCode())
				.isEqualTo(401);
			assertThat(application.bearer(access(ORIGINAL)).statusCode()).isEqualTo(200);
			assertThat(requests).containsExactly(ORIGINAL + "/.well-known/jwks.json",
					UPDATED + "/.well-known/jwks.json");
		}
	}

	@ParameterizedTest
	@EnumSource
	void issuersWhenOneIsConfiguredThenThatAlone(Stack stack) {
		try (RunningApplication application = start(stack, "cognito.issuer-uri=" + ORIGINAL)) {
			assertThat(application.bearer(access(ORIGINAL)).statusCode()).isEqualTo(200);
			assertThat(application.bearer(access(UPDATED)).statusCode()).isEqualTo(401);
			assertThat(application.bean(Aws.class).requests).hasSize(1);
		}
	}

	private static RunningApplication start(Stack stack, String... properties) {
		return RunningApplication.startAtAws(stack, new Class<?>[] { Aws.class }, properties);
	}

	private static String access(String issuer) {
		return TestTokens.access(issuer, (claims) -> {
		});
	}

	/** The key sets as AWS serves them for a pool of the original form. */
	@Configuration(proxyBeanMethods = false)
	static class Aws {

		private final List<String> requests = new CopyOnWriteArrayList<>();

		@Bean
		CognitoWebClientCustomizer aws() {
			return (client) -> client.exchangeFunction(this::answer);
		}

		private Mono<ClientResponse> answer(ClientRequest request) {
			this.requests.add(request.url().toString());
			return Mono.just(
					request.url().getHost().startsWith("issuer-") ? ClientResponse.create(HttpStatus.FORBIDDEN).build()
							: ClientResponse.create(HttpStatus.OK).body(TestTokens.jwks(TestTokens.KEY)).build());
		}

	}

}
