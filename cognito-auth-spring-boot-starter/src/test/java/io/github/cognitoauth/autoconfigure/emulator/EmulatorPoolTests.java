// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.emulator;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link EmulatorPool}.
 */
class EmulatorPoolTests {

	private static final String ONE_POOL = """
			{"UserPools":[{"Id":"eu-west-1_Ab1Cd2Ef3"}]}""";

	private static final String ONE_CLIENT = """
			{"UserPoolClients":[{"ClientId":"1example23456789"}]}""";

	private final Map<String, String> answers = new ConcurrentHashMap<>();

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private final DisposableServer emulator = HttpServer.create()
		.host("127.0.0.1")
		.port(0)
		.handle((request, response) -> {
			String target = request.requestHeaders().get("X-Amz-Target");
			String operation = target.substring(target.indexOf('.') + 1);
			this.asked.add(operation);
			String answer = this.answers.get(operation);
			return (answer != null) ? response.sendString(Mono.just(answer)) : response.status(400).send();
		})
		.bindNow();

	@AfterEach
	void stopEmulator() {
		this.emulator.disposeNow();
	}

	private EmulatorPool pool(Map<String, String> labels) {
		return new EmulatorPool(URI.create("http://127.0.0.1:" + this.emulator.port()), labels);
	}

	@Test
	void poolWhenLabelledThenNobodyIsAsked() {
		EmulatorPool pool = pool(Map.of("io.github.cognitoauth.user-pool-id", "local_1",
				"io.github.cognitoauth.client-id", "client", "io.github.cognitoauth.client-secret", "secret",
				"io.github.cognitoauth.region", "eu-west-1", "io.github.cognitoauth.issuer-uri", "http://issuer/1"));
		assertThat(pool.id()).isEqualTo("local_1");
		assertThat(pool.clientId()).isEqualTo("client");
		assertThat(pool.clientSecrets()).containsExactly("secret");
		assertThat(pool.region()).isEqualTo("eu-west-1");
		assertThat(pool.issuerUri()).isEqualTo(URI.create("http://issuer/1"));
		assertThat(this.asked).isEmpty();
	}

	@Test
	void poolWhenClientIsLabelledWithoutSecretThenItHasNone() {
		EmulatorPool pool = pool(
				Map.of("io.github.cognitoauth.user-pool-id", "local_1", "io.github.cognitoauth.client-id", "client"));
		assertThat(pool.clientSecrets()).isEmpty();
		assertThat(pool.region()).isNull();
		assertThat(pool.issuerUri()).isNull();
		assertThat(this.asked).isEmpty();
	}

	@Test
	void poolWhenThereIsOneWithOneClientThenFoundByOneQuestionEach() {
		this.answers.put("ListUserPools", ONE_POOL);
		this.answers.put("ListUserPoolClients", ONE_CLIENT);
		this.answers.put("DescribeUserPoolClient", """
				{"UserPoolClient":{"ClientSecret":"secret"}}""");
		EmulatorPool pool = pool(Map.of());
		for (int i = 0; i < 2; i++) {
			assertThat(pool.clientSecrets()).containsExactly("secret");
			assertThat(pool.clientId()).isEqualTo("1example23456789");
			assertThat(pool.id()).isEqualTo("eu-west-1_Ab1Cd2Ef3");
		}
		assertThat(this.asked).containsExactlyInAnyOrder("ListUserPools", "ListUserPoolClients",
				"DescribeUserPoolClient");
	}

	@Test
	void poolWhenClientHasNoSecretThenNone() {
		this.answers.putAll(Map.of("ListUserPools", ONE_POOL, "ListUserPoolClients", ONE_CLIENT,
				"DescribeUserPoolClient", "{\"UserPoolClient\":{}}"));
		assertThat(pool(Map.of()).clientSecrets()).isEmpty();
	}

	@Test
	void poolWhenThereAreNoneOrSeveralThenSaysWhichLabelChooses() {
		this.answers.put("ListUserPools", "{\"UserPools\":[]}");
		assertProblem("io.github.cognitoauth.user-pool-id", "no user pools are there");
		this.answers.put("ListUserPools", "{\"UserPools\":[{\"Id\":\"a_1\"},{\"Id\":\"a_2\"}]}");
		assertProblem("io.github.cognitoauth.user-pool-id", "several user pools are there");
		this.answers.put("ListUserPools", ONE_POOL);
		this.answers.put("ListUserPoolClients", "{\"UserPoolClients\":[]}");
		assertProblem("io.github.cognitoauth.client-id", "no app clients are there");
	}

	@Test
	void poolWhenEmulatorDoesNotAnswerAsOneThenSaysSo() {
		assertProblem("io.github.cognitoauth.user-pool-id", "ListUserPools was answered with HTTP 400");
		this.answers.put("ListUserPools", "<html>");
		assertProblem("io.github.cognitoauth.user-pool-id", "ListUserPools failed");
		this.emulator.disposeNow();
		assertProblem("io.github.cognitoauth.user-pool-id", "ListUserPools failed (ConnectException)");
	}

	private void assertProblem(String label, String why) {
		assertThatExceptionOfType(CognitoConfigurationException.class).isThrownBy(() -> pool(Map.of()).clientId())
			.withMessageContaining(label)
			.withMessageContaining(why);
	}

}
