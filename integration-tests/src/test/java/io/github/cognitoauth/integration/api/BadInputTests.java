// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests that no client should send: each ends in a problem with a type, none
 * in a fault of the server, and the pool is not asked.
 */
class BadInputTests {

	private static final String JSON = "application/json";

	private static final String SECRET = "Hunter2-Secret";

	private static CognitoUserPoolServer pool;

	private static ApiServers servers;

	@BeforeAll
	static void start() {
		pool = CognitoUserPoolServer.start();
		pool.createUser("alice").password("Wonder-Land-1");
		servers = new ApiServers(pool);
	}

	@AfterAll
	static void stop() {
		servers.close();
		pool.close();
	}

	static List<Setting> settings() {
		return Setting.all();
	}

	/** What is sent, and the problem that comes of it. */
	record Case(String name, String method, String path, String contentType, String body, int status, String code) {

		static Case post(String name, String path, String body, int status, String code) {
			return new Case(name, "POST", path, JSON, body, status, code);
		}

	}

	private static List<Case> cases(Setting setting) {
		String form = "username=alice&password=" + SECRET;
		String valid = "{\"username\":\"alice\",\"password\":\"" + SECRET + "\"";
		String handle = "{\"answer\":{\"code\":\"" + SECRET + "\"},\"handle\":";
		return List.of(new Case("no media type", "POST", "/sign-in", null, valid + "}", 415, "bad-request"),
				new Case("text", "POST", "/sign-in", "text/plain", valid + "}", 415, "bad-request"),
				new Case("form", "POST", "/sign-in", "application/x-www-form-urlencoded", form, 415, "bad-request"),
				new Case("media type that is none", "POST", "/sign-in", "json", valid + "}", 415, "bad-request"),
				Case.post("nothing", "/sign-in", "", 400, "bad-request"),
				Case.post("no JSON", "/sign-in", "password=" + SECRET, 400, "bad-request"),
				Case.post("array", "/sign-in", "[" + valid + "}]", 400, "bad-request"),
				Case.post("text instead of object", "/sign-in", "\"" + SECRET + "\"", 400, "bad-request"),
				Case.post("null", "/sign-in", "null", 400, "bad-request"),
				Case.post("cut", "/sign-in", valid, 400, "bad-request"),
				Case.post("two objects", "/sign-in", valid + "}{}", 400, "bad-request"),
				Case.post("member twice", "/sign-in", valid + ",\"username\":\"bob\"}", 400, "bad-request"),
				Case.post("unknown member", "/sign-in", valid + ",\"" + SECRET + "\":1}", 400, "bad-request"),
				Case.post("deep", "/sign-in", "{\"username\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400,
						"bad-request"),
				Case.post("long number", "/sign-in", "{\"username\":" + "9".repeat(5000) + "}", 400, "bad-request"),
				Case.post("name is a number", "/sign-in", "{\"username\":7,\"password\":\"x\"}", 400, "bad-request"),
				Case.post("name is an object", "/sign-in", "{\"username\":{},\"password\":\"x\"}", 400, "bad-request"),
				Case.post("password is a list", "/sign-in", "{\"username\":\"alice\",\"password\":[\"x\"]}", 400,
						"bad-request"),
				Case.post("no name", "/sign-in", "{\"password\":\"" + SECRET + "\"}", 400, "bad-request"),
				Case.post("blank name", "/sign-in", "{\"username\":\" \",\"password\":\"x\"}", 400, "bad-request"),
				Case.post("no password", "/sign-in", "{\"username\":\"alice\"}", 400, "bad-request"),
				Case.post("null password", "/sign-in", "{\"username\":\"alice\",\"password\":null}", 400,
						"bad-request"),
				Case.post("lone surrogate", "/sign-in", "{\"username\":\"a\\ud800\",\"password\":\"x\"}", 401,
						"credentials-rejected"),
				Case.post("long name", "/sign-in", "{\"username\":\"" + "a".repeat(500) + "\",\"password\":\"x\"}", 401,
						"credentials-rejected"),
				Case.post("17 KB", "/sign-in", valid + ",\"more\":\"" + "x".repeat(17 * 1024) + "\"}", 413,
						"bad-request"),
				Case.post("1 MB", "/sign-in", valid + ",\"more\":\"" + "x".repeat(1024 * 1024) + "\"}", 413,
						"bad-request"),
				Case.post("handle is a number", "/sign-in/answer", handle + "7}", 400, "bad-request"),
				Case.post("handle is none", "/sign-in/answer", handle + "\"" + SECRET + "\"}", 410, "challenge-gone"),
				Case.post("handle of another form", "/sign-in/answer", handle + "\"v1.00000000.AAAA\"}", 410,
						"challenge-gone"),
				Case.post("handle is too long", "/sign-in/answer", handle + "\"v1." + "a".repeat(9000) + "\"}", 410,
						"challenge-gone"),
				Case.post("no handle", "/sign-in/answer", "{\"answer\":{}}", setting.isBody() ? 400 : 410,
						setting.isBody() ? "bad-request" : "challenge-gone"),
				Case.post("no answer", "/sign-in/answer", "{\"handle\":\"x\"}", 400, "bad-request"),
				Case.post("answer is a list", "/sign-in/answer", "{\"handle\":\"x\",\"answer\":[]}", 400,
						"bad-request"),
				Case.post("name of a forgotten password is an object", "/password/forgot", "{\"username\":{}}", 400,
						"bad-request"),
				Case.post("code is a number", "/password/reset",
						"{\"username\":\"alice\",\"code\":123456,\"newPassword\":\"x\"}", 400, "bad-request"),
				Case.post("unknown member of a reset", "/password/reset", "{\"user\":\"alice\"}", 400, "bad-request"),
				new Case("nobody", "GET", "/account", null, "", 401,
						setting.isBody() ? "token-rejected" : "session-ended"),
				new Case("nobody changes a password", "PUT", "/account/password", JSON,
						"{\"newPassword\":\"" + SECRET + "\"}", 401,
						setting.isBody() ? "token-rejected" : "session-ended"),
				new Case("nothing there", "POST", "/nothing", JSON, "{}", 404, "not-offered"),
				new Case("another method", "GET", "/refresh", null, "", 405, "bad-request"),
				new Case("yet another method", "PUT", "/sign-in", JSON, valid + "}", 405, "bad-request"));
	}

	private static List<Case> sessions() {
		return List.of(Case.post("no session", "/refresh", "{}", 400, "bad-request"),
				Case.post("session is a text", "/refresh", "{\"session\":\"" + SECRET + "\"}", 400, "bad-request"),
				Case.post("no token", "/refresh", "{\"session\":{}}", 400, "bad-request"),
				Case.post("token is a number", "/refresh", "{\"session\":{\"refreshToken\":7}}", 400, "bad-request"),
				Case.post("unknown member of session", "/refresh", "{\"session\":{\"refreshToken\":\"x\",\"more\":1}}",
						400, "bad-request"),
				Case.post("no token that a pool issues", "/refresh",
						"{\"session\":{\"refreshToken\":\"" + SECRET + " %\"}}", 401, "session-ended"),
				Case.post("no device key", "/refresh",
						"{\"session\":{\"refreshToken\":\"x\",\"deviceKey\":\"" + SECRET + " %\"}}", 401,
						"session-ended"),
				Case.post("no session to sign out of", "/sign-out", "{}", 400, "bad-request"));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void requestWhenNoClientShouldSendItThenProblemAndNothingIsSpent(Setting setting) {
		ApiClient client = servers.client(setting);
		long before = pool.requests();
		cases(setting).forEach((it) -> check(client, it));
		if (setting.isBody()) {
			sessions().forEach((it) -> check(client, it));
		}
		assertThat(pool.requests()).isEqualTo(before);
	}

	private static void check(ApiClient client, Case it) {
		Answer answer = client.send(it.method(), it.path(), it.contentType(), it.body(), Map.of());
		assertThat(answer.status()).as(it.name()).isEqualTo(it.status());
		assertThat(answer.text("/code")).as(it.name()).isEqualTo(it.code());
		assertThat(answer.text("/type")).as(it.name()).isEqualTo("urn:cognito-auth:problem:" + it.code());
		assertThat(answer.exchange().body()).as(it.name()).doesNotContain(SECRET);
	}

	@ParameterizedTest
	@MethodSource("settings")
	void answerWhenItIsNoneThenChallengeStaysAndNothingIsSpent(Setting setting) {
		pool.createUser("newbie-" + setting.stack() + setting.mode()).temporaryPassword("Temp-Pass-1", "name");
		ApiClient client = servers.client(setting);
		Answer challenge = client.post("/sign-in",
				Map.of("username", "newbie-" + setting.stack() + setting.mode(), "password", "Temp-Pass-1"));
		String handle = challenge.text("/challenge/handle");
		long before = pool.requests();
		for (Object answer : List.of(Map.of("newPassword", 7), Map.of("newPassword", Map.of("a", "b")),
				Map.of("more", "x"), Map.of("choice", "x"), Map.of("name", List.of("x")))) {
			Answer refused = client.post("/sign-in/answer", Map.of("handle", handle, "answer", answer));
			assertThat(refused.status()).as(answer.toString()).isEqualTo(400);
		}
		assertThat(pool.requests()).isEqualTo(before);
		Answer in = client.post("/sign-in/answer",
				Map.of("handle", handle, "answer", Map.of("newPassword", "Wonder-Land-2", "name", "N")));
		assertThat(in.text("/status")).isEqualTo("signed-in");
	}

}
