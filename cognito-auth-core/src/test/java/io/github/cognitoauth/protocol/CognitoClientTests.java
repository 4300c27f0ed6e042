// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

import org.springframework.http.client.reactive.JdkClientHttpConnector;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link CognitoClient} over HTTP.
 */
class CognitoClientTests {

	private static final CognitoRetryPolicy THREE_QUICK_ATTEMPTS = new CognitoRetryPolicy(3, Duration.ofMillis(1),
			Duration.ofMillis(5));

	private static final int STALL_MILLIS = 30_000;

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	@Test
	void callWhenSentThenIsPlainPostWithTarget() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"SMS_MFA\"}");

		CognitoResponse answer = Results.of(call(pool.client().build(), CognitoOperation.InitiateAuth));

		LoggedRequest request = pool.requests(CognitoOperation.InitiateAuth).get(0);
		assertThat(request.getMethod().getName()).isEqualTo("POST");
		assertThat(request.getUrl()).isEqualTo("/");
		assertThat(request.getHeader("Content-Type")).isEqualTo("application/x-amz-json-1.1");
		assertThat(request.getHeader("X-Amz-Target")).isEqualTo("AWSCognitoIdentityProviderService.InitiateAuth");
		assertThat(request.getHeader("Content-Length")).isEqualTo("16");
		assertThat(request.getHeaders().keys()).noneMatch("Authorization"::equalsIgnoreCase)
			.noneMatch("Cookie"::equalsIgnoreCase);
		assertThat(request.getBodyAsString()).isEqualTo("{\"Name\":\"value\"}");
		assertThat(answer.body().get("ChallengeName").stringValue()).isEqualTo("SMS_MFA");
	}

	@Test
	void callWhenAnotherHttpClientSendsItThenTheLengthIsKnown() {
		pool.answer(CognitoOperation.InitiateAuth, "{}");
		java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
			.version(java.net.http.HttpClient.Version.HTTP_1_1)
			.build();
		CognitoClient client = pool.client()
			.webClient(WebClient.builder().clientConnector(new JdkClientHttpConnector(http)).build())
			.build();

		Results.of(call(client, CognitoOperation.InitiateAuth));

		LoggedRequest request = pool.requests(CognitoOperation.InitiateAuth).get(0);
		assertThat(request.getHeader("Content-Length")).isEqualTo("16");
		assertThat(request.containsHeader("Transfer-Encoding")).isFalse();
	}

	@Test
	void callWhenOperationIsNotKnownThenIsSentByName() {
		CognitoOperation operation = CognitoOperation.of("ListUserBadges");
		pool.answer(operation, ScriptedPool.ok("{\"Badges\": [1]}"),
				ScriptedPool.error("FeatureUnavailableInTierException", null));
		CognitoClient client = pool.client().build();

		assertThat(Results.of(call(client, operation)).body()).hasToString("{\"Badges\":[1]}");
		assertThat(Results.failure(call(client, operation))).hasMessageStartingWith("ListUserBadges failed: Feature");
		assertThat(pool.requests(operation)).hasSize(2);
	}

	@Test
	void callWhenNoConnectionIsFreeThenIsALimitOfThisProcess() {
		pool.answer(CognitoOperation.GetUser, WireMock.okJson("{}").withFixedDelay(STALL_MILLIS));
		ConnectionProvider connections = ConnectionProvider.builder("narrow")
			.maxConnections(1)
			.pendingAcquireMaxCount(1)
			.pendingAcquireTimeout(Duration.ofMillis(100))
			.build();
		CognitoClient client = pool.client()
			.webClient(WebClient.builder()
				.clientConnector(new ReactorClientHttpConnector(HttpClient.create(connections)))
				.build())
			.build();
		Disposable first = call(client, CognitoOperation.GetUser).subscribe();

		Mono<CognitoException> second = call(client, CognitoOperation.GetUser).materialize()
			.map((signal) -> (CognitoException) signal.getThrowable());
		List<CognitoException> errors = Results
			.of(Mono.zip(second, second).map((both) -> List.of(both.getT1(), both.getT2())));

		assertThat(errors).allSatisfy((error) -> {
			assertThat(error.reason()).isEqualTo(CognitoErrorReason.LOCAL_LIMIT);
			assertThat(error.code()).isEqualTo("LocalLimit");
			assertThat(error.isRetryable()).isTrue();
		}).extracting((error) -> error.getCause().getMessage()).doesNotHaveDuplicates();
		first.dispose();
		connections.dispose();
	}

	@Test
	void callWhenSentThenIsCountedInTheBudgetWithEachRepetition() {
		pool.answer(CognitoOperation.InitiateAuth, WireMock.aResponse().withStatus(500), WireMock.okJson("{}"));
		pool.answer(CognitoOperation.RespondToAuthChallenge, "{}");
		CallBudget budget = CallBudget.builder().build();
		CognitoClient client = pool.client().callBudget(budget).retry(THREE_QUICK_ATTEMPTS).build();

		Results.of(call(client, CognitoOperation.InitiateAuth));
		Results.of(call(client, CognitoOperation.RespondToAuthChallenge));

		assertThat(client.callBudget()).isSameAs(budget);
		assertThat(budget.figures().used()).isEqualTo(2);
	}

	@Test
	void callWhenThrottledThenBudgetIsHalved() {
		pool.answer(CognitoOperation.InitiateAuth,
				WireMock.badRequest().withBody("{\"__type\":\"TooManyRequestsException\"}"));
		CallBudget budget = CallBudget.builder().ticker(() -> 0).build();

		Results.failure(call(pool.client().callBudget(budget).build(), CognitoOperation.InitiateAuth));

		assertThat(budget.figures()).returns(30.0, CallBudgetFigures::callsPerSecond)
			.returns(1L, CallBudgetFigures::throttled);
	}

	@Test
	void callWhenItIsAnsweredThenTheOutageOfTheBudgetIsOver() {
		pool.answer(CognitoOperation.GetUser, "{}");
		CallBudget budget = CallBudget.builder().ticker(() -> 0).build();
		CognitoException lost = CognitoError.local("Timeout", CognitoErrorReason.TIMEOUT).toException(null);
		for (int i = 0; i < 5; i++) {
			Results.failure(budget.place().inTurn(CallLane.WAITED, Duration.ZERO, (turn) -> Mono.error(lost)));
		}
		assertThat(budget.figures().outage()).isTrue();

		Results.of(call(pool.client().callBudget(budget).build(), CognitoOperation.GetUser));

		assertThat(budget.figures().outage()).isFalse();
	}

	@Test
	void callWhenMadeInATurnThenIsThatOfTheTurnAndIsNotRepeated() {
		pool.answer(CognitoOperation.InitiateAuth, WireMock.aResponse().withStatus(500));
		CallBudget budget = CallBudget.builder().callsPerSecond(1).ticker(() -> 0).build();
		CognitoClient client = pool.client().callBudget(budget).retry(THREE_QUICK_ATTEMPTS).build();

		CognitoException error = Results.failure(budget.place()
			.inTurn(CallLane.WAITED, Duration.ZERO, (turn) -> call(client, CognitoOperation.InitiateAuth)));

		assertThat(error.reason()).isEqualTo(CognitoErrorReason.SERVICE_FAILURE);
		assertThat(pool.requests(CognitoOperation.InitiateAuth)).hasSize(1);
		assertThat(budget.figures().used()).isEqualTo(1);
	}

	@Test
	void callBudgetWhenNoneIsGivenThenIsOneForTheRegionWhateverThePool() {
		CallBudget budget = CognitoClient.builder()
			.clientId("1")
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.build()
			.callBudget();

		assertThat(CognitoClient.builder().clientId("2").userPoolId("eu-west-1_Zz1Cd2Ef3").build().callBudget())
			.isSameAs(budget);
		assertThat(CognitoClient.builder().clientId("1").region("us-east-1").build().callBudget()).isNotSameAs(budget)
			.isSameAs(CognitoClient.builder().clientId("1").region("us-east-1").fips(true).build().callBudget());
	}

	@Test
	void callWhenNotSubscribedThenNothingIsSent() {
		AtomicInteger bodies = new AtomicInteger();

		Mono<CognitoResponse> call = pool.client().build().call(CognitoOperation.GetUser, () -> {
			bodies.incrementAndGet();
			return CognitoRequestBody.create();
		});

		assertThat(bodies).hasValue(0);
		pool.answer(CognitoOperation.GetUser, "{}");
		Results.of(call);
		Results.of(call);
		assertThat(bodies).hasValue(2);
		assertThat(pool.requests(CognitoOperation.GetUser)).hasSize(2);
	}

	@Test
	void callWhenHttpClientIsSuppliedThenItIsMadeOnceAndNotBeforeTheFirstCall() {
		AtomicInteger made = new AtomicInteger();
		pool.answer(CognitoOperation.GetUser, "{}");
		CognitoClient client = pool.client().webClient(() -> {
			made.incrementAndGet();
			return WebClient.create();
		}).build();
		Mono<CognitoResponse> call = call(client, CognitoOperation.GetUser);
		assertThat(made).hasValue(0);

		Results.of(call);
		Results.of(call);

		assertThat(made).hasValue(1);
		assertThat(pool.requests(CognitoOperation.GetUser)).hasSize(2);
	}

	@Test
	void callWhenFirstOneComesFromThreadThatMustNotBlockThenHttpClientIsMadeOnAnother() {
		AtomicBoolean mayBlock = new AtomicBoolean();
		pool.answer(CognitoOperation.GetUser, "{}");
		CognitoClient client = pool.client().webClient(() -> {
			mayBlock.set(!Schedulers.isInNonBlockingThread());
			return WebClient.create();
		}).build();

		Results.of(call(client, CognitoOperation.GetUser).subscribeOn(Schedulers.parallel()));

		assertThat(mayBlock).isTrue();
		assertThat(pool.requests(CognitoOperation.GetUser)).hasSize(1);
	}

	@Test
	void callWhenHttpClientCannotBeMadeThenThatCallFailsAndTheNextTriesAgain() {
		AtomicInteger made = new AtomicInteger();
		pool.answer(CognitoOperation.GetUser, "{}");
		CognitoClient client = pool.client().retry(CognitoRetryPolicy.none()).webClient(() -> {
			if (made.incrementAndGet() == 1) {
				throw new IllegalStateException("no trust store");
			}
			return WebClient.create();
		}).build();

		CognitoException failure = Results.failure(call(client, CognitoOperation.GetUser));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.TRANSPORT_FAILURE);
		assertThat(failure).hasRootCauseMessage("no trust store");
		assertThat(Results.of(call(client, CognitoOperation.GetUser)).body()).isEmpty();
	}

	/** As where all threads that may block wait for this call. */
	@Test
	void callWhenNobodyMakesTheHttpClientInTimeThenIsALimitOfThisProcess() {
		CountDownLatch busy = new CountDownLatch(1);
		pool.answer(CognitoOperation.GetUser, "{}");
		CognitoClient client = pool.client().requestTimeout(Duration.ofMillis(50)).webClient(() -> {
			awaitQuietly(busy);
			return WebClient.create();
		}).build();
		Mono<CognitoResponse> call = call(client, CognitoOperation.GetUser).subscribeOn(Schedulers.parallel());
		try {
			CognitoException failure = Results.failure(call);

			assertThat(failure.reason()).isEqualTo(CognitoErrorReason.LOCAL_LIMIT);
			assertThat(failure.code()).isEqualTo(CognitoErrorCodes.LOCAL_LIMIT);
			assertThat(pool.requests(CognitoOperation.GetUser)).isEmpty();
		}
		finally {
			busy.countDown();
		}
	}

	private static void awaitQuietly(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	static Stream<ResponseDefinitionBuilder> ambiguousFailures() {
		return Stream.of(ScriptedPool.error("InternalErrorException", null), WireMock.aResponse().withStatus(503),
				WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER),
				WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
				WireMock.aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE),
				WireMock.aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK));
	}

	@ParameterizedTest
	@MethodSource("ambiguousFailures")
	void callWhenAnswerIsLostThenAnswerToChallengeIsSentOnce(ResponseDefinitionBuilder failure) {
		pool.answer(CognitoOperation.RespondToAuthChallenge, failure);
		CognitoClient client = pool.client().retry(THREE_QUICK_ATTEMPTS).build();

		CognitoException error = Results.failure(call(client, CognitoOperation.RespondToAuthChallenge));

		assertThat(error).isInstanceOf(CognitoUnavailableException.class);
		assertThat(error.isRetryable()).isTrue();
		assertThat(pool.requests()).hasSize(1);
	}

	@ParameterizedTest
	@MethodSource("ambiguousFailures")
	void callWhenAnswerIsLostThenHarmlessOperationIsRepeated(ResponseDefinitionBuilder failure) {
		pool.answer(CognitoOperation.InitiateAuth, failure, failure, ScriptedPool.ok("{\"a\": \"b\"}"));
		CognitoClient client = pool.client().retry(THREE_QUICK_ATTEMPTS).build();

		assertThat(Results.of(call(client, CognitoOperation.InitiateAuth)).body().get("a").stringValue())
			.isEqualTo("b");

		assertThat(pool.requests()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html></html>", "{\"Session\": \"cut o", "[]", "\"text\"" })
	void callWhenAnswerIsNoJsonObjectThenIsNotRepeated(String body) {
		pool.answer(CognitoOperation.InitiateAuth, body);
		CognitoClient client = pool.client().retry(THREE_QUICK_ATTEMPTS).build();

		CognitoException error = Results.failure(call(client, CognitoOperation.InitiateAuth));

		assertThat(error.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(pool.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "RespondToAuthChallenge", "InitiateAuth", "SignUp", "GetTokensFromRefreshToken" })
	void callWhenThrottledThenIsRepeated(CognitoOperation operation) {
		pool.answer(operation, ScriptedPool.error("TooManyRequestsException", "Rate exceeded"),
				WireMock.aResponse().withStatus(429), ScriptedPool.ok("{}"));
		CognitoRetryPolicy policy = new CognitoRetryPolicy(3, Duration.ZERO, Duration.ZERO);

		Results.of(call(pool.client().retry(policy).build(), operation));

		assertThat(pool.requests()).hasSize(3);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NotAuthorizedException", "LimitExceededException", "UserNotFoundException",
			"InvalidParameterException", "ForbiddenException", "CodeMismatchException" })
	void callWhenServiceRefusesThenIsNotRepeated(String code) {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.error(code, "no"));

		CognitoException error = Results
			.failure(call(pool.client().retry(THREE_QUICK_ATTEMPTS).build(), CognitoOperation.InitiateAuth));

		assertThat(error.code()).isEqualTo(code);
		assertThat(error.status()).isEqualTo(400);
		assertThat(error.requestId()).isEqualTo("0c5b1d3a-5f6e-4a57-9d39-6d1f4bd1a111");
		assertThat(pool.requests()).hasSize(1);
	}

	@Test
	void callWhenServiceStallsThenEndsWithinTimeout() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, ScriptedPool.ok("{}").withFixedDelay(STALL_MILLIS));
		CognitoClient client = pool.client().retry(THREE_QUICK_ATTEMPTS).requestTimeout(Duration.ofMillis(200)).build();

		CognitoException error = Results.failure(call(client, CognitoOperation.RespondToAuthChallenge));

		assertThat(error.reason()).isEqualTo(CognitoErrorReason.TIMEOUT);
		assertThat(pool.requests()).hasSize(1);
	}

	@Test
	void callWhenServiceStallsInTheMiddleOfTheBodyThenEndsWithinTimeout() {
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				ScriptedPool.ok("{\"Session\": \"" + "s".repeat(2000) + "\"}")
					.withChunkedDribbleDelay(100, STALL_MILLIS));
		CognitoClient client = pool.client().requestTimeout(Duration.ofMillis(500)).build();

		assertThat(Results.failure(call(client, CognitoOperation.RespondToAuthChallenge)).reason())
			.isEqualTo(CognitoErrorReason.TIMEOUT);
	}

	@ParameterizedTest
	@ValueSource(ints = { 200, 400 })
	void callWhenAnswerHasTwentyMegabytesThenEndsInTypedError(int status) {
		pool.answer(CognitoOperation.RespondToAuthChallenge,
				WireMock.aResponse().withStatus(status).withBody(new byte[20 * 1024 * 1024]));

		CognitoException error = Results.failure(call(pool.client().build(), CognitoOperation.RespondToAuthChallenge));

		assertThat(error.code()).isEqualTo(CognitoErrorCodes.RESPONSE_TOO_LARGE);
		assertThat(error).isInstanceOf(CognitoUnavailableException.class);
	}

	@ParameterizedTest
	@ValueSource(ints = { 301, 302, 303, 307, 308 })
	void callWhenServiceRedirectsThenPasswordDoesNotFollow(int status) {
		pool.answer(CognitoOperation.InitiateAuth,
				WireMock.aResponse().withStatus(status).withHeader("Location", pool.uri() + "/elsewhere"));

		CognitoException error = Results
			.failure(call(pool.client().retry(THREE_QUICK_ATTEMPTS).build(), CognitoOperation.InitiateAuth));

		assertThat(error.status()).isEqualTo(status);
		assertThat(pool.requests()).hasSize(1);
	}

	@Test
	void callWhenNobodyListensThenNothingWasSent() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		CognitoClient client = CognitoClient.builder()
			.clientId("client")
			.endpoint(URI.create("http://127.0.0.1:" + port))
			.retry(THREE_QUICK_ATTEMPTS)
			.build();

		assertThat(Results.failure(call(client, CognitoOperation.RespondToAuthChallenge)).reason())
			.isEqualTo(CognitoErrorReason.CONNECT_FAILURE);
	}

	@Test
	void builderWhenSettingsAreMissingOrBrokenThenSaysWhich() {
		assertThatIllegalStateException().isThrownBy(() -> CognitoClient.builder().region("eu-west-1").build())
			.withMessageContaining("clientId");
		assertThatIllegalStateException().isThrownBy(() -> CognitoClient.builder().clientId("client").build())
			.withMessageContaining("userPoolId");
		assertThatIllegalStateException()
			.isThrownBy(() -> CognitoClient.builder().clientId("client").endpoint(pool.uri()).fips(true).build())
			.withMessageContaining("fips");
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoClient.builder().requestTimeout(Duration.ZERO));
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoClient.builder().maxResponseBytes(10));
		assertThatIllegalArgumentException().isThrownBy(() -> CognitoClient.builder().clientId(" "));
	}

	@Test
	void endpointWhenRegionIsGivenThenWinsOverPoolId() {
		CognitoClient client = CognitoClient.builder()
			.clientId("client")
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.region("us-east-1")
			.fips(true)
			.clientSecret("secret-1")
			.build();

		assertThat(client.endpoint().uri()).hasToString("https://cognito-idp-fips.us-east-1.amazonaws.com/");
		assertThat(client.toString()).doesNotContain("secret-1");
	}

	private static Mono<CognitoResponse> call(CognitoClient client, CognitoOperation operation) {
		return client.call(operation, () -> CognitoRequestBody.create().with("Name", "value"));
	}

}
