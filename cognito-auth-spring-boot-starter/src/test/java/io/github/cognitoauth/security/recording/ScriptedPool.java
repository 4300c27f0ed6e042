// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Gives the answers of a script, one after the other, and remembers what it was sent. */
final class ScriptedPool implements AutoCloseable {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
		.build();

	private static final String TARGET = "AWSCognitoIdentityProviderService.";

	private final HttpServer server;

	private final Queue<PoolAnswer> answers = new ConcurrentLinkedQueue<>();

	private final List<String> requests = new ArrayList<>();

	ScriptedPool() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.createContext("/", this::handle);
		this.server.start();
	}

	String[] properties() {
		return new String[] { "cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789",
				"cognito.endpoint=http://127.0.0.1:" + this.server.getAddress().getPort(),
				"cognito.retry.max-attempts=1", "spring.application.name=Example Shop" };
	}

	void answer(PoolAnswer answer) {
		this.answers.add(answer);
	}

	/** What came since the last call; answers that nobody fetched are forgotten. */
	synchronized List<String> takeRequests() {
		List<String> taken = List.copyOf(this.requests);
		this.requests.clear();
		return taken;
	}

	void forgetAnswers() {
		this.answers.clear();
	}

	private void handle(HttpExchange exchange) throws IOException {
		String operation = exchange.getRequestHeaders().getFirst("X-Amz-Target").substring(TARGET.length());
		String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
		synchronized (this) {
			this.requests.add(operation + " " + sorted(body));
		}
		PoolAnswer answer = this.answers.poll();
		if (answer == null) {
			answer = PoolAnswer.error("UnexpectedRequestException", "The script has no more answers");
		}
		byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
		exchange.sendResponseHeaders(answer.status(), bytes.length);
		exchange.getResponseBody().write(bytes);
		exchange.close();
	}

	private static String sorted(String body) {
		ObjectNode json = (ObjectNode) MAPPER.readTree(body);
		if (json.path("ChallengeResponses") instanceof ObjectNode responses && responses.has("SRP_A")) {
			// random at every sign-in
			responses.put("SRP_A", "(a number)");
		}
		return MAPPER.writeValueAsString(MAPPER.treeToValue(json, Object.class));
	}

	@Override
	public void close() {
		this.server.stop(0);
	}

	/** One answer of the pool. */
	record PoolAnswer(int status, String body) {

		static PoolAnswer error(String code, String message) {
			return new PoolAnswer(400, "{\"__type\":\"%s\",\"message\":\"%s\"}".formatted(code, message));
		}

		static PoolAnswer outage() {
			return new PoolAnswer(503, "{\"__type\":\"ServiceUnavailable\",\"message\":\"away\"}");
		}

		static PoolAnswer tokens() {
			return new PoolAnswer(200, """
					{"AuthenticationResult": {"AccessToken": "%s", "IdToken": "%s", "RefreshToken": "refresh-token",
					 "ExpiresIn": 3600, "TokenType": "Bearer"}}""".formatted(jwt("access"), jwt("id")));
		}

		private static String jwt(String use) {
			String claims = "{\"sub\":\"sub-of-alice\",\"username\":\"alice\",\"token_use\":\"" + use + "\"}";
			return "e30."
					+ Base64.getUrlEncoder().withoutPadding().encodeToString(claims.getBytes(StandardCharsets.UTF_8))
					+ ".c2ln";
		}

		static PoolAnswer challenge(String name, String session, String parameters) {
			return new PoolAnswer(200,
					"{\"ChallengeName\":\"%s\",\"Session\":\"%s\",\"ChallengeParameters\":{\"USERNAME\":\"alice\"%s},\"AvailableChallenges\":[%s]}"
						.formatted(name, session, parameters.isEmpty() ? "" : "," + parameters,
								name.equals("SELECT_CHALLENGE")
										? "\"PASSWORD\",\"PASSWORD_SRP\",\"EMAIL_OTP\",\"WEB_AUTHN\"" : ""));
		}

		static PoolAnswer json(String json) {
			return new PoolAnswer(200, json);
		}

	}

}
