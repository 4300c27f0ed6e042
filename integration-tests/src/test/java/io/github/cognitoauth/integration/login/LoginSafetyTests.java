// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.login;

import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what people and attackers send to a login that no page of ours would send.
 */
class LoginSafetyTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final String SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final Map<Stack, ConfigurableApplicationContext> RUNNING = new EnumMap<>(Stack.class);

	private static CognitoUserPoolServer pool;

	enum Stack {

		SERVLET(WebApplicationType.SERVLET), WEBFLUX(WebApplicationType.REACTIVE);

		private final WebApplicationType type;

		Stack(WebApplicationType type) {
			this.type = type;
		}

	}

	@BeforeAll
	static void start() {
		pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("alice", (user) -> user.password(PASSWORD))
			.user("app", (user) -> user.password(PASSWORD))
			.user("other", (user) -> user.password(PASSWORD))
			.start();
		for (Stack stack : Stack.values()) {
			RUNNING.put(stack, start(stack, pool));
		}
	}

	/** A code is good once, and wrong passwords lock a user. */
	@BeforeEach
	void recreateUsers() {
		List.of("alice", "app", "other").forEach((name) -> pool.user(name).delete());
		pool.createUser("alice").password(PASSWORD);
		pool.createUser("app").password(PASSWORD).totpSecret(SECRET);
		pool.createUser("other").password(PASSWORD).totpSecret("KRSXG5BAKRSXG5BAKRSXG5BAKRSXG5BA");
	}

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(ConfigurableApplicationContext::close);
		pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void formWhenItsSessionHasEndedThenLoginSaysSoAndNobodyIsSignedIn(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		long calls = pool.requests();
		for (String path : List.of("/login", "/login/challenge")) {
			HttpVisitor visitor = new HttpVisitor(application);
			Map<String, String> form = visitor.form("/login", Map.of("username", "alice", "password", PASSWORD));
			visitor.forgetCookies();
			HttpResponse<String> answer = visitor.post(path, form);
			assertThat(answer.statusCode()).isEqualTo(302);
			assertThat(visitor.location(answer)).isEqualTo("/login?expired");
			assertThat(visitor.get("/login?expired").body()).contains("role=\"alert\"");
			assertThat(visitor.get("/me").statusCode()).isEqualTo(302);
		}
		assertThat(pool.requests()).isEqualTo(calls);
	}

	@ParameterizedTest
	@EnumSource
	void pageWhenAskedForByHeadThenThere(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpResponse<String> answer = new HttpVisitor(application).send("HEAD", "/login", null);
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.body()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void loginWhenAnErrorCameBeforeThenLeadsNotToTheErrorPage(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		visitor.get("/me?wanted");
		visitor.post("/me", Map.of("no", "token"));
		HttpResponse<String> answer = visitor.post("/login",
				visitor.form("/login", Map.of("username", "alice", "password", PASSWORD)));
		assertThat(visitor.location(answer)).startsWith("/me?wanted");
	}

	@ParameterizedTest
	@EnumSource
	void addressWhenItLeadsElsewhereThenLoginDoesNot(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		for (String path : List.of("//evil.test/x", "/%5Cevil.test", "/%2F%2Fevil.test", "///evil.test",
				"/;//evil.test", "/me?continue=https://evil.test", "/@evil.test", "/.evil.test")) {
			HttpVisitor visitor = new HttpVisitor(application);
			visitor.get(path);
			HttpResponse<String> answer = visitor.post("/login",
					visitor.form("/login", Map.of("username", "alice", "password", PASSWORD)));
			assertThat(visitor.location(answer)).as(path).matches("/([^/\\\\].*)?");
		}
	}

	@ParameterizedTest
	@EnumSource
	void formWhenItHasNoTokenThenRefusedEverywhere(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		visitor.post("/login", visitor.form("/login", Map.of("username", "alice", "password", PASSWORD)));
		long calls = pool.requests();
		for (String path : List.of("/login", "/login/challenge", "/login/level", "/logout")) {
			HttpResponse<String> answer = visitor.post(path, Map.of("username", "app", "password", PASSWORD));
			assertThat(answer.statusCode()).as(path).isIn(302, 403);
		}
		assertThat(pool.requests()).isEqualTo(calls);
		assertThat(visitor.get("/me").body()).startsWith("alice ");
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenPlantedThenAnotherOneIsSignedIn(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor victim = new HttpVisitor(application);
		Map<String, String> form = victim.form("/login", Map.of("username", "app", "password", PASSWORD));
		HttpVisitor attacker = victim.copy();
		victim.post("/login", form);
		HttpVisitor second = victim.copy();
		assertThat(attacker.get("/login/challenge").body()).doesNotContain("authenticator app");
		victim.post("/login/challenge", victim.form("/login/challenge", Map.of("code", pool.totp(SECRET))));
		assertThat(victim.get("/me").body()).startsWith("app ");
		assertThat(attacker.get("/me").statusCode()).isEqualTo(302);
		assertThat(second.get("/me").statusCode()).isEqualTo(302);
	}

	@ParameterizedTest
	@EnumSource
	void nameWhenItBreaksLinesThenNoHeaderOfItsOwn(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		HttpResponse<String> answer = visitor.post("/login", visitor.form("/login",
				Map.of("username", "x\r\nSet-Cookie: planted=1\r\n\r\n<b>", "password", "y\r\nX-Planted: 1")));
		assertThat(answer.headers().map()).doesNotContainKey("x-planted");
		assertThat(visitor.cookies()).doesNotContainKey("planted");
		assertThat(visitor.get("/login?error").body()).doesNotContain("<b>");
	}

	@ParameterizedTest
	@EnumSource
	void nameAndPasswordWhenHugeThenRefusedAndNotKept(Stack stack) {
		String huge = "x".repeat(200_000);
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		for (Map<String, String> fields : List.of(Map.of("username", huge, "password", PASSWORD),
				Map.of("username", "alice", "password", huge))) {
			HttpResponse<String> answer = visitor.post("/login", visitor.form("/login", fields));
			assertThat(visitor.location(answer)).isEqualTo("/login?error");
			HttpResponse<String> page = visitor.get("/login?error");
			assertThat(page.body()).contains("User name or password is not right.").doesNotContain("xxxxx");
		}
		assertThat(pool.exchanges()).allSatisfy((exchange) -> assertThat(exchange.request()).hasSizeLessThan(10_000));
	}

	@ParameterizedTest
	@EnumSource
	void passwordWhenItHasBlanksOrSymbolsThenSentAsTyped(Stack stack) {
		for (String password : List.of(" Wonder Land-1 ", "Wonder-\u00e9-1\ud83d\udc07", "Wonder-e\u0301-1",
				"\u3000Wonder-1\u00a0")) {
			pool.createUser("typed").password(password);
			ConfigurableApplicationContext application = running(stack);
			HttpVisitor visitor = new HttpVisitor(application);
			for (String other : List.of(password.trim() + "x",
					Normalizer.normalize(password + "x", Normalizer.Form.NFC))) {
				visitor.post("/login", visitor.form("/login", Map.of("username", "typed", "password", other)));
				assertThat(visitor.get("/me").statusCode()).isEqualTo(302);
			}
			visitor.post("/login", visitor.form("/login", Map.of("username", " typed ", "password", password)));
			assertThat(visitor.get("/me").body()).as(password).startsWith("typed ");
			pool.user("typed").delete();
		}
	}

	@ParameterizedTest
	@EnumSource
	void challengeWhenTheLanguageChangesThenAllOfItDoes(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		visitor.post("/login", visitor.form("/login", Map.of("username", "app", "password", PASSWORD)));
		visitor.post("/login/challenge", visitor.form("/login/challenge", Map.of("code", "000000")));
		assertThat(visitor.get("/login/challenge").body()).contains("<html lang=\"en\"", "The code is");
		visitor.speak("de");
		assertThat(visitor.get("/login/challenge").body()).contains("<html lang=\"de\"")
			.doesNotContain("The code", "authenticator app");
		visitor.post("/login/challenge", visitor.form("/login/challenge", Map.of("code", pool.totp(SECRET))));
		assertThat(visitor.get("/me").body()).startsWith("app ");
	}

	@ParameterizedTest
	@EnumSource
	void pagesWhenShownThenNotKeptByTheBrowser(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor visitor = new HttpVisitor(application);
		HttpResponse<String> step = visitor.post("/login",
				visitor.form("/login", Map.of("username", "app", "password", PASSWORD)));
		for (HttpResponse<String> page : List.of(step, visitor.get("/login"), visitor.get("/login/challenge"),
				visitor.get("/logout"), visitor.get("/me"))) {
			assertThat(page.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
		}
	}

	@ParameterizedTest
	@EnumSource
	void stepsWhenTwoTabsSignInThenNeitherAnswersForTheOther(Stack stack) {
		ConfigurableApplicationContext application = running(stack);
		HttpVisitor tab = new HttpVisitor(application);
		tab.post("/login", tab.form("/login", Map.of("username", "app", "password", PASSWORD)));
		Map<String, String> old = tab.form("/login/challenge", Map.of("code", pool.totp(SECRET)));
		tab.post("/login", tab.form("/login", Map.of("username", "other", "password", PASSWORD)));
		long calls = pool.requests();
		old.put("_csrf", tab.form("/login/challenge", Map.of()).get("_csrf"));
		assertThat(tab.location(tab.post("/login/challenge", old))).isEqualTo("/login/challenge");
		assertThat(pool.requests()).isEqualTo(calls);
		tab.post("/login/challenge",
				tab.form("/login/challenge", Map.of("code", pool.totp("KRSXG5BAKRSXG5BAKRSXG5BAKRSXG5BA"))));
		assertThat(tab.get("/me").body()).startsWith("other ");
	}

	private static ConfigurableApplicationContext running(Stack stack) {
		return Objects.requireNonNull(RUNNING.get(stack));
	}

	static ConfigurableApplicationContext start(Stack stack, CognitoUserPoolServer pool, String... properties) {
		return new SpringApplicationBuilder(Plain.class).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + pool.endpoint(),
					"cognito.user-pool-id=" + pool.userPoolId(), "cognito.client-id=" + pool.clientId(),
					"cognito.security.limits.enabled=false", "cognito.resource-server.enabled=false")
			.properties(properties)
			.run();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Account.class)
	static class Plain {

	}

}
