// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.CognitoSessionSettings;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.web.BearerTokenTargets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.client.MockClientHttpRequest;
import org.springframework.mock.http.client.MockClientHttpResponse;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoUserTokenInterceptor} and {@link CognitoUserTokenFilter}.
 */
class CognitoUserTokenTests {

	private static final URI SERVICE = URI.create("https://service.test/orders");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final HttpSessionCognitoTokensRepository repository = new HttpSessionCognitoTokensRepository();

	private final CognitoSessionTokens tokens = new CognitoSessionTokens(this.authenticator, this.repository,
			CognitoSessionSettings.defaults());

	private final CognitoUserTokenInterceptor interceptor = new CognitoUserTokenInterceptor(this.tokens,
			BearerTokenTargets.hosts(List.of("service.test")));

	private final CognitoUserTokenFilter filter = new CognitoUserTokenFilter(this.tokens,
			BearerTokenTargets.hosts(List.of("service.test")));

	@AfterEach
	void forget() {
		SecurityContextHolder.clearContext();
		RequestContextHolder.resetRequestAttributes();
	}

	@Test
	void callWhenUserIsSignedInThenAsTheUser() throws Exception {
		CognitoTokens current = TestSignIns.tokens("alice");
		serve(current, "alice");
		assertThat(viaRestClient(SERVICE)).isEqualTo("Bearer " + current.accessToken());
		assertThat(viaWebClient(SERVICE)).isEqualTo("Bearer " + current.accessToken());
	}

	@Test
	void callWhenTokensAreDueThenRefreshedFirst() throws Exception {
		CognitoTokens old = TestSignIns.tokens(Instant.now().minus(Duration.ofHours(2)), "alice");
		CognitoTokens fresh = TestSignIns.tokens("alice");
		given(this.authenticator.refresh(old)).willReturn(Mono.just(fresh));
		serve(old, "alice");
		assertThat(viaRestClient(SERVICE)).isEqualTo("Bearer " + fresh.accessToken());
	}

	@Test
	void callWhenServiceIsNotAllowedThenWithoutToken() throws Exception {
		serve(TestSignIns.tokens("alice"), "alice");
		assertThat(viaRestClient(URI.create("https://elsewhere.test/"))).isNull();
		assertThat(viaWebClient(URI.create("https://elsewhere.test/"))).isNull();
	}

	@Test
	void callWhenNobodyIsSignedInThenNotMade() {
		RequestContextHolder.setRequestAttributes(
				new ServletRequestAttributes(new MockHttpServletRequest(), new MockHttpServletResponse()));
		assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
			.isThrownBy(() -> viaRestClient(SERVICE));
		assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
			.isThrownBy(() -> viaWebClient(SERVICE));
	}

	@Test
	void callWhenThreadServesNoRequestThenNotMade() {
		assertThatIllegalStateException().isThrownBy(() -> viaRestClient(SERVICE));
		assertThatIllegalStateException().isThrownBy(() -> viaWebClient(SERVICE));
	}

	@Test
	void callWhenSessionHoldsTokensOfAnotherUserThenNotMade() {
		serve(TestSignIns.tokens("bob"), "alice");
		assertThatExceptionOfType(AuthenticationCredentialsNotFoundException.class)
			.isThrownBy(() -> viaRestClient(SERVICE))
			.withMessageNotContaining("bob");
	}

	@Test
	void callsWhenTwoUsersAreServedAtTheSameTimeThenEachAsItsOwn() throws Exception {
		Map<String, CognitoTokens> fresh = new ConcurrentHashMap<>();
		CyclicBarrier together = new CyclicBarrier(2);
		given(this.authenticator.refresh(any(CognitoTokens.class))).willAnswer((call) -> {
			CognitoTokens old = call.getArgument(0);
			CognitoTokens renewed = TestSignIns.tokens(old.username());
			fresh.put(old.username(), renewed);
			together.await(20, TimeUnit.SECONDS);
			return Mono.just(renewed);
		});
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			Future<@Nullable String> alice = threads.submit(() -> callAs("alice"));
			Future<@Nullable String> bob = threads.submit(() -> callAs("bob"));
			String asAlice = alice.get(30, TimeUnit.SECONDS);
			String asBob = bob.get(30, TimeUnit.SECONDS);
			assertThat(asAlice).isEqualTo("Bearer " + fresh.get("alice").accessToken());
			assertThat(asBob).isEqualTo("Bearer " + fresh.get("bob").accessToken());
		}
		finally {
			threads.shutdownNow();
		}
	}

	private @Nullable String callAs(String username) throws Exception {
		serve(TestSignIns.tokens(Instant.now().minus(Duration.ofHours(2)), username), username);
		return viaRestClient(SERVICE);
	}

	private void serve(CognitoTokens tokens, String username) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		MockHttpServletResponse response = new MockHttpServletResponse();
		this.repository.saveTokens(tokens, request, response);
		RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request, response));
		SecurityContextHolder.getContext()
			.setAuthentication(UsernamePasswordAuthenticationToken
				.authenticated(CognitoUser.of(TestSignIns.tokens(username)), null, List.of()));
	}

	private @Nullable String viaRestClient(URI uri) throws Exception {
		MockClientHttpRequest request = new MockClientHttpRequest(HttpMethod.GET, uri);
		this.interceptor.intercept(request, new byte[0],
				(sent, body) -> new MockClientHttpResponse(new byte[0], HttpStatus.OK));
		return request.getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
	}

	private @Nullable String viaWebClient(URI uri) {
		ClientResponse answer = this.filter.filter(ClientRequest.create(HttpMethod.GET, uri).build(),
				(sent) -> Mono.just(ClientResponse.create(HttpStatus.OK)
					.headers((headers) -> headers.setAll(sent.headers().toSingleValueMap()))
					.build()))
			.block();
		assertThat(answer).isNotNull();
		return answer.headers().asHttpHeaders().getFirst(HttpHeaders.AUTHORIZATION);
	}

}
