// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ClientCredentialsReactiveOAuth2AuthorizedClientProvider;
import org.springframework.security.oauth2.client.InMemoryReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.InMemoryReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;

/**
 * Spring Security's reactive manager as its reference sets it up outside of a web
 * request, with a token endpoint that counts.
 */
final class SpringManager {

	private static final String ID = "worker";

	private static final OAuth2AuthorizeRequest REQUEST = OAuth2AuthorizeRequest.withClientRegistrationId(ID)
		.principal(ID)
		.build();

	private final ClientRegistration registration = ClientRegistration.withRegistrationId(ID)
		.authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
		.clientId("1example23456789")
		.clientSecret("secret")
		.tokenUri("http://127.0.0.1/token")
		.build();

	private final ReactiveOAuth2AuthorizedClientService service;

	private final AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager manager;

	SpringManager(AtomicLong requests, Duration latency) {
		InMemoryReactiveClientRegistrationRepository registrations = new InMemoryReactiveClientRegistrationRepository(
				this.registration);
		this.service = new InMemoryReactiveOAuth2AuthorizedClientService(registrations);
		this.manager = new AuthorizedClientServiceReactiveOAuth2AuthorizedClientManager(registrations, this.service);
		ClientCredentialsReactiveOAuth2AuthorizedClientProvider provider = new ClientCredentialsReactiveOAuth2AuthorizedClientProvider();
		provider.setAccessTokenResponseClient((request) -> {
			requests.incrementAndGet();
			Mono<OAuth2AccessTokenResponse> answer = Mono
				.fromSupplier(() -> OAuth2AccessTokenResponse.withToken(SignInAnswer.ACCESS_TOKEN)
					.tokenType(OAuth2AccessToken.TokenType.BEARER)
					.expiresIn(Tokens.LIFETIME.toSeconds())
					.build());
			return latency.isZero() ? answer : answer.delaySubscription(latency);
		});
		this.manager.setAuthorizedClientProvider(provider);
	}

	Mono<OAuth2AuthorizedClient> authorize() {
		return this.manager.authorize(REQUEST);
	}

	void forget() {
		this.service.removeAuthorizedClient(ID, ID).block(Tokens.PATIENCE);
	}

	void expire() {
		Instant past = Instant.now().minus(Tokens.LIFETIME);
		OAuth2AccessToken token = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, SignInAnswer.ACCESS_TOKEN,
				past.minus(Tokens.LIFETIME), past);
		this.service
			.saveAuthorizedClient(new OAuth2AuthorizedClient(this.registration, ID, token), REQUEST.getPrincipal())
			.block(Tokens.PATIENCE);
	}

}
