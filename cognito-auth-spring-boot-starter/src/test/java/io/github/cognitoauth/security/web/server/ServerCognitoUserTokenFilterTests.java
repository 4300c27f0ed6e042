// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.web.BearerTokenTargets;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.util.context.Context;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.server.ServerWebExchange;

import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServerCognitoUserTokenFilter}.
 */
class ServerCognitoUserTokenFilterTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final URI SERVICE = URI.create("https://service.test/orders");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final WebSessionServerCognitoTokensRepository repository = new WebSessionServerCognitoTokensRepository();

	private final ServerCognitoUserTokenFilter filter = new ServerCognitoUserTokenFilter(
			new ServerCognitoSessionTokens(this.authenticator, this.repository, CognitoSessionSettings.defaults()),
			BearerTokenTargets.hosts(List.of("service.test")));

	@Test
	void callWhenUserIsSignedInThenAsTheUser() {
		CognitoTokens current = TestSignIns.tokens("alice");
		StepVerifier.create(call(SERVICE).contextWrite(served(current, "alice")))
			.expectNext("Bearer " + current.accessToken())
			.expectComplete()
			.verify(LONG);
	}

	@Test
	void callWhenServiceIsNotAllowedThenWithoutToken() {
		StepVerifier
			.create(call(URI.create("https://elsewhere.test/"))
				.contextWrite(served(TestSignIns.tokens("alice"), "alice")))
			.expectNext("")
			.expectComplete()
			.verify(LONG);
	}

	@Test
	void callWhenNobodyIsSignedInThenNotMade() {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
		StepVerifier.create(call(SERVICE).contextWrite(Context.of(ServerWebExchange.class, exchange)))
			.expectError(AuthenticationCredentialsNotFoundException.class)
			.verify(LONG);
	}

	@Test
	void callWhenOutsideOfAnExchangeThenNotMade() {
		StepVerifier.create(call(SERVICE)).expectError(IllegalStateException.class).verify(LONG);
	}

	@Test
	void callWhenSessionHoldsTokensOfAnotherUserThenNotMade() {
		StepVerifier.create(call(SERVICE).contextWrite(served(TestSignIns.tokens("bob"), "alice")))
			.expectError(AuthenticationCredentialsNotFoundException.class)
			.verify(LONG);
	}

	@Test
	void callsWhenInterleavedThenEachAsItsOwnUser() {
		Instant past = Instant.now().minus(Duration.ofHours(2));
		CognitoTokens oldOfAlice = TestSignIns.tokens(past, "alice");
		CognitoTokens oldOfBob = TestSignIns.tokens(past, "bob");
		CognitoTokens ofAlice = TestSignIns.tokens("alice");
		CognitoTokens ofBob = TestSignIns.tokens("bob");
		Sinks.One<CognitoTokens> answerToAlice = Sinks.one();
		Sinks.One<CognitoTokens> answerToBob = Sinks.one();
		given(this.authenticator.refresh(oldOfAlice)).willReturn(answerToAlice.asMono());
		given(this.authenticator.refresh(oldOfBob)).willReturn(answerToBob.asMono());
		Mono<String> asAlice = call(SERVICE).contextWrite(served(oldOfAlice, "alice"));
		Mono<String> asBob = call(SERVICE).contextWrite(served(oldOfBob, "bob"));
		StepVerifier.create(Mono.zip(asAlice, asBob, (alice, bob) -> alice + " " + bob)).then(() -> {
			answerToBob.tryEmitValue(ofBob);
			answerToAlice.tryEmitValue(ofAlice);
		})
			.expectNext("Bearer " + ofAlice.accessToken() + " Bearer " + ofBob.accessToken())
			.expectComplete()
			.verify(LONG);
	}

	private Context served(CognitoTokens tokens, String username) {
		MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));
		StepVerifier.create(this.repository.saveTokens(tokens, exchange)).expectComplete().verify(LONG);
		return Context
			.of(ReactiveSecurityContextHolder.withAuthentication(UsernamePasswordAuthenticationToken
				.authenticated(CognitoUser.of(TestSignIns.tokens(username)), null, List.of())))
			.put(ServerWebExchange.class, exchange);
	}

	private Mono<String> call(URI uri) {
		return this.filter
			.filter(ClientRequest.create(HttpMethod.GET, uri).build(),
					(sent) -> Mono.just(ClientResponse.create(HttpStatus.OK)
						.headers((headers) -> headers.setAll(sent.headers().toSingleValueMap()))
						.build()))
			.map((answer) -> String
				.valueOf(answer.headers().header(HttpHeaders.AUTHORIZATION).stream().findFirst().orElse("")));
	}

}
