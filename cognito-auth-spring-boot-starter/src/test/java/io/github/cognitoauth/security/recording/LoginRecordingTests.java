// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.cognitoauth.security.recording.Scenario.Attempt;
import io.github.cognitoauth.security.recording.ScriptedPool.PoolAnswer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares what the browser and the pool see of a sign-in with what was recorded.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LoginRecordingTests {

	private static final String CHALLENGE = "/login/challenge";

	private static final Map<String, String> CREDENTIALS = Map.of("username", "alice", "password", "Wonderland-1");

	private ScriptedPool pool;

	private Map<Stack, Visitor> visitors;

	@BeforeAll
	void start() throws IOException {
		this.pool = new ScriptedPool();
		this.visitors = Map.of(Stack.SERVLET, Stack.SERVLET.visitor(this.pool), Stack.WEBFLUX,
				Stack.WEBFLUX.visitor(this.pool));
	}

	@AfterAll
	void stop() {
		this.visitors.values().forEach(Visitor::close);
		this.pool.close();
	}

	static Stream<Arguments> scenarios() {
		return Scenarios.all().flatMap((scenario) -> Stream.of(Stack.values()).map((it) -> Arguments.of(it, scenario)));
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void challengeWhenAnsweredInEveryWayThenAsRecorded(Stack stack, Scenario scenario) throws Exception {
		Recorder recorder = new Recorder(this.visitors.get(stack), this.pool);
		recorder.begin("right", scenario);
		recorder.get(CHALLENGE);
		recorder.post(CHALLENGE, scenario.right(), PoolAnswer.tokens(), PoolAnswer.tokens());
		recorder.begin("expired at the pool", scenario);
		PoolAnswer expired = PoolAnswer.error("NotAuthorizedException",
				"Invalid session for the user, session is expired.");
		recorder.post(CHALLENGE, scenario.right(), expired, expired);
		recorder.get("/login?error");
		recorder.begin("expired here", scenario);
		this.visitors.get(stack).advance(Duration.ofMinutes(3));
		recorder.post(CHALLENGE, scenario.right());
		recorder.begin("outage", scenario);
		recorder.post(CHALLENGE, scenario.right(), PoolAnswer.outage(), PoolAnswer.outage());
		recorder.get(CHALLENGE);
		recorder.begin("given up", scenario);
		recorder.post(CHALLENGE, Map.of("restart", "true"));
		for (Attempt attempt : scenario.others()) {
			recorder.begin(attempt.title(), scenario);
			String location = recorder.post(CHALLENGE, attempt.form(), attempt.answers());
			recorder.get(location);
		}
		assertThat(recorder.text()).isEqualTo(Recordings.compare(stack.folder(), scenario.name(), recorder.text()));
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenDoneInEveryWayThenAsRecorded(Stack stack) throws Exception {
		Recorder recorder = new Recorder(this.visitors.get(stack), this.pool);
		recorder.title("pages");
		recorder.get("/login");
		recorder.get("/login?logout");
		recorder.get("/login?expired");
		recorder.get("/login?error");
		recorder.get("/logout");
		recorder.get(CHALLENGE);
		recorder.get("/private");
		recorder.title("right");
		recorder.post("/login", CREDENTIALS, PoolAnswer.tokens());
		failed(recorder, "wrong", CREDENTIALS,
				PoolAnswer.error("NotAuthorizedException", "Incorrect username or password."));
		failed(recorder, "disabled", CREDENTIALS, PoolAnswer.error("NotAuthorizedException", "User is disabled."));
		failed(recorder, "outage", CREDENTIALS, PoolAnswer.outage());
		failed(recorder, "flow not allowed", CREDENTIALS,
				PoolAnswer.error("InvalidParameterException", "USER_PASSWORD_AUTH flow not enabled for this client"));
		failed(recorder, "no password", Map.of("username", "alice"));
		failed(recorder, "name with spaces", Map.of("username", " alice ", "password", "guess"),
				PoolAnswer.error("NotAuthorizedException", "Incorrect username or password."));
		assertThat(recorder.text()).isEqualTo(Recordings.compare(stack.folder(), "login", recorder.text()));
	}

	private static void failed(Recorder recorder, String title, Map<String, String> form, PoolAnswer... answers)
			throws Exception {
		recorder.title(title);
		recorder.get(recorder.post("/login", form, answers));
	}

	/** The two web stacks. */
	enum Stack {

		SERVLET((pool) -> new ServletVisitor(pool.properties())),

		WEBFLUX((pool) -> new ReactiveVisitor(pool.properties()));

		private final Function<ScriptedPool, Visitor> visitor;

		Stack(Function<ScriptedPool, Visitor> visitor) {
			this.visitor = visitor;
		}

		Visitor visitor(ScriptedPool pool) {
			return this.visitor.apply(pool);
		}

		String folder() {
			return name().toLowerCase(Locale.ROOT);
		}

	}

	/** Does something and writes down what comes of it. */
	private record Recorder(Visitor visitor, ScriptedPool pool, Transcript transcript) {

		Recorder(Visitor visitor, ScriptedPool pool) {
			this(visitor, pool, new Transcript());
		}

		void title(String title) {
			this.visitor.reset();
			this.pool.forgetAnswers();
			this.transcript.title(title);
		}

		void begin(String title, Scenario scenario) throws Exception {
			title(title);
			this.pool.answer(scenario.challenge());
			scenario.before().forEach(this.pool::answer);
			post("/login", CREDENTIALS);
		}

		void get(String path) throws Exception {
			this.transcript.request("GET", path, Map.of());
			Visitor.Response response = this.visitor.get(path);
			this.transcript.pool(this.pool.takeRequests());
			this.transcript.response(response);
		}

		String post(String path, Map<String, String> form, PoolAnswer... answers) throws Exception {
			for (PoolAnswer answer : answers) {
				this.pool.answer(answer);
			}
			this.transcript.request("POST", path, form);
			Visitor.Response response = this.visitor.post(path, form);
			this.transcript.pool(this.pool.takeRequests());
			this.transcript.response(response);
			return response.headers().getOrDefault("location", "/");
		}

		String text() {
			return this.transcript.toString();
		}

	}

}
