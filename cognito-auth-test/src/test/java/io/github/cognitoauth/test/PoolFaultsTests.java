// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.PoolFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link PoolFaults}.
 */
class PoolFaultsTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
		.user("alice", (user) -> user.password("Wonderland-1")));

	private final HttpClient client = HttpClient.newHttpClient();

	@Test
	void throttleWhenScriptedThenSpoilsExactlyTheNextRequests(CognitoUserPoolServer pool) throws Exception {
		pool.faults().throttle(2);
		assertThat(signIn(pool).headers().firstValue("x-amzn-ErrorType")).hasValue("TooManyRequestsException:");
		assertThat(signIn(pool).statusCode()).isEqualTo(400);
		assertThat(signIn(pool).statusCode()).isEqualTo(200);
		assertThat(pool.requests("InitiateAuth")).isEqualTo(3);
		assertThat(pool.requests()).isEqualTo(3);
	}

	@Test
	void nextWhenThereIsNoSuchOperationThenIsRefused(CognitoUserPoolServer pool) {
		for (String operation : List.of("InitiateAut", "initiateAuth", "")) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> pool.faults().next(operation, 1, PoolFault.throttled()))
				.withMessage("There is no operation '" + operation + "'");
		}
	}

	@Test
	void nextWhenForAnotherOperationThenSparesThisOne(CognitoUserPoolServer pool) throws Exception {
		pool.faults().next("GetUser", 1, PoolFault.internalError());
		assertThat(signIn(pool).statusCode()).isEqualTo(200);
		assertThat(post(pool, "GetUser", "{}").statusCode()).isEqualTo(500);
		assertThat(post(pool, "GetUser", "{}").statusCode()).isEqualTo(400);
	}

	@Test
	void faultsWhenOfEachKindThenAnswerAsNamed(CognitoUserPoolServer pool) throws Exception {
		pool.faults()
			.next(1, PoolFault.htmlPage())
			.next(1, PoolFault.emptyBody())
			.next(1, PoolFault.notJson())
			.next(1, PoolFault.hugeBody())
			.next(1, PoolFault.truncatedBody())
			.next(1, PoolFault.delay(Duration.ofMillis(1)))
			.next(1, PoolFault.error("LimitExceededException", "Attempt limit exceeded"));
		HttpResponse<String> html = signIn(pool);
		assertThat(html.statusCode()).isEqualTo(503);
		assertThat(html.headers().firstValue("Content-Type")).hasValue("text/html");
		assertThat(signIn(pool).body()).isEmpty();
		assertThat(signIn(pool).body()).isEqualTo("this is not JSON");
		assertThat(signIn(pool).body()).hasSize(20_000_000).startsWith("{\"padding\":\"").endsWith("\"}");
		assertThat(signIn(pool).body()).startsWith("{").doesNotEndWith("}");
		assertThat(signIn(pool).body()).contains("AccessToken").endsWith("}");
		assertThat(signIn(pool).body()).contains("LimitExceededException");
	}

	@Test
	void outageWhenOnThenEveryConnectionIsReset(CognitoUserPoolServer pool) throws Exception {
		pool.faults().startOutage();
		for (int i = 0; i < 3; i++) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> signIn(pool));
		}
		pool.faults().endOutage();
		assertThat(signIn(pool).statusCode()).isEqualTo(200);
	}

	@Test
	void regionOutageWhenOnThenConnectionsAreRefusedAndTheKeysAreAwayToo(CognitoUserPoolServer pool) throws Exception {
		pool.faults().startRegionOutage();
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> signIn(pool));
		assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> keys(pool));
		pool.faults().endOutage();
		assertThat(signIn(pool).statusCode()).isEqualTo(200);
		pool.faults().startRegionOutage(PoolFault.htmlPage());
		assertThat(signIn(pool).statusCode()).isEqualTo(503);
		assertThat(keys(pool).statusCode()).isEqualTo(503);
		pool.faults().endOutage();
		assertThat(keys(pool).statusCode()).isEqualTo(200);
	}

	@Test
	void regionOutageWhenStartedAgainAndAgainThenNobodyConnectsAfterIt(CognitoUserPoolServer pool) throws Exception {
		InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), pool.endpoint().getPort());
		for (int i = 0; i < 300; i++) {
			pool.faults().startRegionOutage();
			try (Socket socket = new Socket()) {
				assertThatExceptionOfType(ConnectException.class).isThrownBy(() -> socket.connect(address));
			}
			pool.faults().endOutage();
			try (Socket socket = new Socket()) {
				socket.connect(address);
			}
		}
	}

	@Test
	@Timeout(60)
	void blackHoleWhenScriptedThenNothingIsAnswered(CognitoUserPoolServer pool) throws Exception {
		pool.faults().next(1, PoolFault.blackHole());
		CompletableFuture<HttpResponse<String>> lost = this.client.sendAsync(signInRequest(pool),
				HttpResponse.BodyHandlers.ofString());
		while (pool.exchanges().isEmpty()) {
			Thread.yield();
		}
		// the next one is answered, though it came later
		assertThat(signIn(pool).statusCode()).isEqualTo(200);
		assertThat(lost).isNotDone();
		lost.cancel(true);
	}

	@Test
	void answerLostWhenScriptedThenRequestIsProcessedAllTheSame(CognitoUserPoolServer pool) throws Exception {
		pool.user("alice").temporaryPassword("Temp-Pass-1");
		pool.faults().next(5, PoolFault.answerLost());
		for (int i = 0; i < 5; i++) {
			assertThatExceptionOfType(IOException.class).isThrownBy(() -> signIn(pool));
		}
		assertThat(pool.requests("InitiateAuth")).isGreaterThanOrEqualTo(5);
		assertThat(signIn(pool).body()).contains("Password attempts exceeded");
	}

	@Test
	void randomWhenSeedIsTheSameThenSpoilsTheSameRequests(CognitoUserPoolServer pool) throws Exception {
		List<Integer> first = statuses(pool);
		List<Integer> second = statuses(pool);
		assertThat(first).isEqualTo(second).contains(200, 400, 503);
	}

	private List<Integer> statuses(CognitoUserPoolServer pool) throws Exception {
		pool.faults().random(7, 0.5, PoolFault.throttled(), PoolFault.htmlPage());
		List<Integer> statuses = new ArrayList<>();
		for (int i = 0; i < 20; i++) {
			statuses.add(signIn(pool).statusCode());
		}
		return statuses;
	}

	private HttpResponse<String> keys(CognitoUserPoolServer pool) throws IOException, InterruptedException {
		URI keys = URI.create(pool.issuer() + "/.well-known/jwks.json");
		return this.client.send(HttpRequest.newBuilder(keys).build(), HttpResponse.BodyHandlers.ofString());
	}

	private HttpResponse<String> signIn(CognitoUserPoolServer pool) throws IOException, InterruptedException {
		return this.client.send(signInRequest(pool), HttpResponse.BodyHandlers.ofString());
	}

	private static HttpRequest signInRequest(CognitoUserPoolServer pool) {
		return request(pool, "InitiateAuth", """
				{"AuthFlow":"USER_PASSWORD_AUTH","ClientId":"%s",
				 "AuthParameters":{"USERNAME":"alice","PASSWORD":"Wonderland-1"}}""".formatted(pool.clientId()));
	}

	private HttpResponse<String> post(CognitoUserPoolServer pool, String operation, String body)
			throws IOException, InterruptedException {
		return this.client.send(request(pool, operation, body), HttpResponse.BodyHandlers.ofString());
	}

	private static HttpRequest request(CognitoUserPoolServer pool, String operation, String body) {
		return HttpRequest.newBuilder(pool.endpoint())
			.timeout(Duration.ofMinutes(1))
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

}
