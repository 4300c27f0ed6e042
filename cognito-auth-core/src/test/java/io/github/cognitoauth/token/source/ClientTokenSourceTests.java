// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.TokenSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link ClientTokenSource}.
 */
class ClientTokenSourceTests {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private static WireMockServer server;

	private final VirtualTime time = new VirtualTime();

	@BeforeAll
	static void startServer() {
		server = new WireMockServer(options().dynamicPort());
		server.start();
	}

	@AfterAll
	static void stopServer() {
		server.stop();
	}

	@BeforeEach
	void reset() {
		server.resetAll();
	}

	private TokenSource source(String... scopes) {
		return TokenSources.client(client("secret-of-the-client-1234567"), this.time, List.of(scopes));
	}

	private CognitoTokenProvider provider(TokenSource source) {
		return CognitoTokenEngine.builder()
			.account("m2m", source)
			.clock(this.time)
			.scheduler(this.time.scheduler())
			.build()
			.providers()
			.get("m2m");
	}

	private static CognitoClient client(String secret) {
		return CognitoClient.builder()
			.clientId("client1")
			.clientSecret(secret)
			.endpoint(CognitoEndpoint.ofUri(URI.create(server.baseUrl())))
			.retry(CognitoRetryPolicy.none())
			.build();
	}

	private static void answer(String body) {
		server.stubFor(post("/").willReturn(okJson(body)));
	}

	@Test
	void signInThenSendsSecretAndScopes() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":3600,\"TokenType\":\"Bearer\"}}");
		CognitoTokens tokens = source("api/read", "api/write").signIn().block(PATIENCE);
		assertThat(tokens.accessToken()).isEqualTo("m2m");
		assertThat(tokens.expiresAt()).isEqualTo(this.time.instant().plusSeconds(3600));
		assertThat(tokens.refreshToken()).isNull();
		server.verify(1, postRequestedFor(urlEqualTo("/"))
			.withHeader("X-Amz-Target", equalTo("AWSCognitoIdentityProviderService.GetClientToken"))
			.withRequestBody(equalToJson("{\"ClientId\":\"client1\",\"Secret\":\"secret-of-the-client-1234567\","
					+ "\"Scopes\":[\"api/read\",\"api/write\"]}")));
	}

	@Test
	void signInWhenNoScopesThenNoneAreSent() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":3600}}");
		source().signIn().block(PATIENCE);
		server.verify(postRequestedFor(urlEqualTo("/"))
			.withRequestBody(equalToJson("{\"ClientId\":\"client1\",\"Secret\":\"secret-of-the-client-1234567\"}")));
	}

	@Test
	void signInWhenMetadataThenTheyAreSent() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":3600}}");
		TokenSources
			.client(client("secret-of-the-client-1234567"), this.time, List.of(),
					RequestMetadata.ofClientMetadata(Map.of("tenant", "blue")))
			.signIn()
			.block(PATIENCE);
		server.verify(postRequestedFor(urlEqualTo("/"))
			.withRequestBody(equalToJson("{\"ClientId\":\"client1\",\"Secret\":\"secret-of-the-client-1234567\","
					+ "\"ClientMetadata\":{\"tenant\":\"blue\"}}")));
	}

	@Test
	void signInWhenClientHasNoSecretThenTypedErrorWithoutRequest() {
		StepVerifier.create(TokenSources.client(client(null), this.time, List.of()).signIn())
			.expectErrorMatches((failure) -> failure instanceof CognitoException error
					&& error.code().equals(CognitoErrorCodes.CLIENT_SECRET_MISSING)
					&& error.reason() == CognitoErrorReason.CLIENT_SECRET_REJECTED)
			.verify(PATIENCE);
		assertThat(server.getAllServeEvents()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "{\"ClientAuthenticationResult\":{}}", "{\"ClientAuthenticationResult\":[]}",
			"{\"ClientAuthenticationResult\":{\"AccessToken\":7}}",
			"{\"ClientAuthenticationResult\":{\"AccessToken\":\" \",\"ExpiresIn\":3600}}" })
	void signInWhenAnswerHasNoTokenThenTypedError(String body) {
		answer(body);
		StepVerifier.create(source().signIn())
			.expectErrorMatches((failure) -> failure instanceof CognitoException error
					&& error.reason() == CognitoErrorReason.INVALID_RESPONSE)
			.verify(PATIENCE);
	}

	@Test
	void signInWhenLifetimeIsMissingThenTheShortestIsAssumed() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\"}}");
		assertThat(source().signIn().block(PATIENCE).lifetime()).isEqualTo(Duration.ofMinutes(5));
	}

	@ParameterizedTest
	@CsvSource({ "3600, 3600", "'\"3600\"', 3600", "3600.7, 3600", "86400, 86400", "1, 1", "0.9, 300",
			"315360000, 315360000", "315360001, 300", "0, 300", "-5, 300", "null, 300", "'\"soon\"', 300",
			"9223372036854775807, 300", "99999999999999999999, 300" })
	void signInWhenLifetimeIsOddThenWhatCanBeMadeOfIt(String expiresIn, long seconds) {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":" + expiresIn + "}}");
		CognitoTokenProvider provider = provider(source());
		assertThat(provider.getTokens().block(PATIENCE).lifetime()).isEqualTo(Duration.ofSeconds(seconds));
	}

	@Test
	void signInWhenSecretIsWrongThenMisconfigured() {
		server.stubFor(post("/").willReturn(aResponse().withStatus(400)
			.withBody("{\"__type\":\"NotAuthorizedException\",\"message\":\"Invalid client or secret\"}")));
		StepVerifier.create(source().signIn())
			.expectErrorMatches((failure) -> failure instanceof CognitoException error
					&& error.reason() == CognitoErrorReason.CLIENT_SECRET_REJECTED && !error.reason().canPass())
			.verify(PATIENCE);
	}

	@Test
	void providerWhenBilledThenRequestsLateAndOncePerLifetime() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":3600}}");
		CognitoTokenProvider provider = provider(source());
		for (int i = 0; i < 50; i++) {
			provider.getTokens().block(PATIENCE);
			this.time.advance(Duration.ofSeconds(70));
		}
		server.verify(1, postRequestedFor(urlEqualTo("/")));
	}

	@Test
	void refreshThenAsksForAnotherAsThereIsNoRefreshToken() {
		answer("{\"ClientAuthenticationResult\":{\"AccessToken\":\"m2m\",\"ExpiresIn\":3600}}");
		CognitoTokens first = source().signIn().block(PATIENCE);
		assertThat(first.refreshToken()).isNull();
		assertThat(source().refresh(first).block(PATIENCE).accessToken()).isEqualTo("m2m");
		server.verify(2, postRequestedFor(urlEqualTo("/")));
	}

	@Test
	void sourceThenHasTheBudgetAndTheRegionsOfItsClient() {
		try (CognitoClient client = CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("client1")
			.replica(ReplicaRegion.of("eu-central-1"))
			.build()) {
			TokenSource source = TokenSources.client(client, this.time, List.of());
			assertThat(source.callBudget()).isNotNull().isSameAs(client.callBudget());
			assertThat(source.regions()).isNotNull().isSameAs(client.regions());
		}
	}

	@Test
	void clientWhenSomethingIsMissingThenSaysWhat() {
		CognitoClient client = client("secret-of-the-client-1234567");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.client(null, this.time, List.of()))
			.withMessageContaining("'client'");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.client(client, null, List.of()))
			.withMessageContaining("'clock'");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.client(client, this.time, List.of(), null))
			.withMessageContaining("'metadata'");
	}

	@Test
	void clientWhenTooManyScopesThenRefused() {
		String[] scopes = IntStream.range(0, 51).mapToObj((i) -> "api/" + i).toArray(String[]::new);
		assertThatIllegalArgumentException().isThrownBy(() -> source(scopes)).withMessageContaining("'scopes'");
		assertThat(source(Arrays.copyOf(scopes, 50))).hasToString("TokenSource[client]");
	}

}
