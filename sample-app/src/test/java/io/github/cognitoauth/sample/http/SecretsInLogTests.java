// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.http;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.assertj.core.api.AbstractStringAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Everything that can be logged, by the server and all libraries, while people and
 * services sign in. The users are those of this class alone: what is looked for is in the
 * log only if a sign-in put it there.
 */
@DemoTest
class SecretsInLogTests {

	private static final Duration PATIENCE = Duration.ofSeconds(30);

	private static final String RIGHT = "Right-Secret-7301";

	private static final String WRONG = "Wrong-Secret-7302";

	private static final String TEMPORARY = "Temporary-Secret-7303";

	private static final String CHOSEN = "Chosen-Secret-7304";

	@LocalServerPort
	private int port;

	@Autowired
	private CognitoUserPoolServer pool;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	@Autowired
	private CognitoTokenProviders accounts;

	@Value("${cognito.service-accounts.worker.password}")
	private String workerPassword;

	private final EverythingLogged log = new EverythingLogged();

	@BeforeEach
	void start() {
		this.pool.createUser("logged").password(RIGHT).email("logged@example.com");
		this.pool.createUser("logged-new").temporaryPassword(TEMPORARY, "name");
		this.pool.createUser("logged-code").password(RIGHT).email("code@example.com").mfa(MfaFactor.EMAIL_OTP);
		this.log.start();
	}

	@AfterEach
	void stop() {
		this.log.stop();
		List.of("logged", "logged-new", "logged-code").forEach((user) -> this.pool.user(user).delete());
	}

	@Test
	void signInWhenEverythingIsLoggedThenPasswordsAreNotInTheLog() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("logged", WRONG);
		session.get("/login?error");
		session.signIn("logged", RIGHT);
		assertThat(session.get("/me").body()).contains("\"username\":\"logged\"");
		session.submit("/", "/logout", Map.of());
		assertThatLog().doesNotContain(RIGHT, WRONG, "eyJ");
	}

	@Test
	void answerWhenEverythingIsLoggedThenNewPasswordIsNotInTheLog() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("logged-new", TEMPORARY);
		session.answer(Map.of("newPassword", CHOSEN, "newPasswordConfirmation", CHOSEN, "name", "New"));
		assertThat(session.get("/me").body()).contains("\"username\":\"logged-new\"");
		assertThatLog().doesNotContain(TEMPORARY, CHOSEN, "eyJ");
	}

	@Test
	void answerWhenEverythingIsLoggedThenCodeIsNotInTheLog() {
		HttpSession session = new HttpSession(this.port);
		session.signIn("logged-code", RIGHT);
		String code = this.pool.inbox().latestCode("logged-code");
		session.answer(Map.of("code", code));
		assertThat(session.get("/me").body()).contains("\"username\":\"logged-code\"");
		assertThatLog().doesNotContain(RIGHT, "=" + code, "\"" + code + "\"", "eyJ");
	}

	@Test
	void callWhenEverythingIsLoggedThenTokensAreNotInTheLog() {
		CognitoTokens user = this.authenticator.authenticate("logged", RIGHT)
			.ofType(AuthenticationOutcome.Authenticated.class)
			.map(AuthenticationOutcome.Authenticated::tokens)
			.blockOptional(PATIENCE)
			.orElseThrow();
		CognitoTokens worker = this.accounts.get("worker").getTokens().blockOptional(PATIENCE).orElseThrow();
		HttpSession session = new HttpSession(this.port);
		assertThat(session.getAsBearer("/api/whoami", user.accessToken()).statusCode()).isEqualTo(200);
		assertThat(session.getAsBearer("/api/whoami", worker.accessToken()).statusCode()).isEqualTo(200);
		session.getAsBearer("/api/whoami", user.accessToken() + "x");
		this.authenticator.refresh(user).block(PATIENCE);
		List<String> secrets = Stream
			.of(RIGHT, this.workerPassword, user.accessToken(), user.idToken(), user.refreshToken(),
					worker.accessToken(), worker.refreshToken(), "eyJ")
			.filter(Objects::nonNull)
			.toList();
		assertThatLog().doesNotContain(secrets);
	}

	@Test
	void apiWhenEverythingIsLoggedThenNeitherWhatIsSentNorWhatIsAnsweredIsInTheLog() {
		HttpSession session = new HttpSession(this.port);
		json(session, "/auth/sign-in", Map.of("username", "logged", "password", WRONG));
		JsonNode challenge = json(session, "/auth/sign-in", Map.of("username", "logged-code", "password", RIGHT));
		String handle = challenge.at("/challenge/handle").asString();
		String code = this.pool.inbox().latestCode("logged-code");
		JsonNode tokens = json(session, "/auth/sign-in/answer",
				Map.of("handle", handle, "answer", Map.of("code", code)))
			.path("tokens");
		Map<String, Object> body = Map.of("session", tokens.path("session"));
		assertThat(json(session, "/auth/refresh", body).path("status").asString()).isEqualTo("signed-in");
		json(session, "/auth/sign-out", body);
		json(session, "/auth/refresh", body);
		json(session, "/auth/sign-in/answer", Map.of("handle", handle + "x", "answer", Map.of("code", code)));
		assertThatLog().doesNotContain(RIGHT, WRONG, handle, "\"" + code + "\"", "eyJ",
				tokens.at("/session/refreshToken").asString());
	}

	private static JsonNode json(HttpSession session, String path, Map<String, Object> body) {
		String answer = session.postJson(path, JsonMapper.shared().writeValueAsString(body)).body();
		return answer.isEmpty() ? MissingNode.getInstance() : JsonMapper.shared().readTree(answer);
	}

	@Test
	void challengeWhenEverythingIsLoggedThenSessionIsNotInTheLog() {
		String session = this.authenticator.authenticate("logged-code", RIGHT)
			.ofType(AuthenticationOutcome.ChallengeRequired.class)
			.map((required) -> required.challenge().session())
			.blockOptional(PATIENCE)
			.orElseThrow();
		assertThatLog().doesNotContain(session, RIGHT);
	}

	private AbstractStringAssert<?> assertThatLog() {
		return assertThat(this.log.text()).contains("TRACE org.springframework");
	}

}
