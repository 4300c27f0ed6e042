// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.session;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import io.github.cognitoauth.integration.login.HttpBrowser;
import io.github.cognitoauth.redis.TestRedis;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.serializer.JdkSerializationRedisSerializer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the login with sessions that Spring Session keeps in a real Redis as JSON.
 */
class RedisSessionTests {

	private static final String PASSWORD = "Wonderland-1";

	private static TestRedis redis;

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
		.user("alice",
				(user) -> user.password(PASSWORD).phoneNumber("+12065550101").mfa(MfaFactor.SMS_MFA).group("admins"))
		.start();

	enum Stack {

		SERVLET(WebApplicationType.SERVLET, SessionApplications.Servlet.class,
				SessionApplications.ServletOfTwoPools.class),

		WEBFLUX(WebApplicationType.REACTIVE, SessionApplications.WebFlux.class,
				SessionApplications.WebFluxOfTwoPools.class);

		private final WebApplicationType type;

		private final Class<?> application;

		private final Class<?> ofTwoPools;

		Stack(WebApplicationType type, Class<?> application, Class<?> ofTwoPools) {
			this.type = type;
			this.application = application;
			this.ofTwoPools = ofTwoPools;
		}

	}

	@BeforeAll
	static void startRedis() throws IOException {
		redis = new TestRedis();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@AfterEach
	void forget() {
		this.pool.close();
		redis.flush();
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenInRedisThenSignsInByAChallengeFollowsTheAccountAndSignsOut(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			browser.post("/login", "/login", Map.of("username", "alice", "password", PASSWORD));
			HttpBrowser.Answer wrong = browser.post("/login/challenge", "/login/challenge", Map.of("code", "no code"));
			assertThat(wrong.location()).isEqualTo("/login/challenge");
			assertThat(browser.get("/login/challenge").body()).contains("role=\"alert\"");
			HttpBrowser.Answer right = browser.post("/login/challenge", "/login/challenge",
					Map.of("code", this.pool.inbox().latestCode("alice")));
			assertThat(right.location()).startsWith("/me");
			assertThat(browser.get("/me").body()).contains("alice", "ROLE_admins", "FACTOR_COGNITO_MFA");
			this.pool.user("alice").leaveGroup("admins").group("ops");
			assertThat(browser.get("/me").body()).contains("ROLE_ops", "FACTOR_COGNITO_MFA")
				.doesNotContain("ROLE_admins");
			browser.post("/logout", "/logout", Map.of());
			assertThat(this.pool.requests("RevokeToken")).isOne();
			assertThat(browser.get("/me").location()).isEqualTo("/login");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenInRedisThenHoldsTheUsersOfTwoPoolsApart(Stack stack) {
		try (CognitoUserPoolServer partner = CognitoUserPoolServer.builder()
			.name("partner")
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA)
			.user("alice",
					(user) -> user.password("Looking-Glass-1")
						.phoneNumber("+12065550102")
						.mfa(MfaFactor.SMS_MFA)
						.group("admins"))
			.start(); ConfigurableApplicationContext application = start(stack, partner)) {
			HttpBrowser browser = browser(application);
			signIn(browser);
			browser.post("/partner/login", "/partner/login",
					Map.of("username", "alice", "password", "Looking-Glass-1"));
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
			browser.post("/partner/login/challenge", "/partner/login/challenge",
					Map.of("code", partner.inbox().latestCode("alice")));
			partner.user("alice").group("partner-only");
			this.pool.user("alice").group("main-only");
			assertThat(browser.get("/partner/me").body()).startsWith("alice (partner) ")
				.contains("ROLE_partner_admins", "ROLE_partner_partner-only", "FACTOR_COGNITO_MFA")
				.doesNotContain("ROLE_admins", "main-only");
			assertThat(browser.get("/me").body()).startsWith("alice [")
				.contains("ROLE_admins", "ROLE_main-only", "FACTOR_COGNITO_MFA")
				.doesNotContain("partner");
			browser.post("/partner/login", "/partner/logout", Map.of());
			assertThat(partner.requests("RevokeToken")).isOne();
			assertThat(this.pool.requests("RevokeToken")).isZero();
			assertThat(browser.get("/partner/me").location()).isEqualTo("/partner/login");
			assertThat(browser.get("/me").body()).contains("ROLE_main-only");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenItFailedThenPageAfterItSaysSo(Stack stack) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			browser.post("/login", "/login", Map.of("username", "alice", "password", "wrong"));
			assertThat(browser.get("/login?error").body()).contains("User name or password is not right.",
					"value=\"alice\"");
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenItsAttributesAreGarbageThenSignedOutAndCanSignInAgain(Stack stack) {
		garble(stack, (field) -> field.startsWith("sessionAttr:"), "\u0000{garbage".getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenAllOfItIsGarbageThenSignedOutAndCanSignInAgain(Stack stack) {
		garble(stack, (field) -> true, "\u0000{garbage".getBytes(StandardCharsets.UTF_8));
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenWrittenByJavaSerializationThenSignedOutAndCanSignInAgain(Stack stack) {
		garble(stack, (field) -> true, Objects.requireNonNull(new JdkSerializationRedisSerializer().serialize(1L)));
	}

	@ParameterizedTest
	@EnumSource
	void sessionWhenItsTimesAreOfAnotherTypeThenSignedOutAndCanSignInAgain(Stack stack) {
		garble(stack, (field) -> !field.startsWith("sessionAttr:"), "\"now\"".getBytes(StandardCharsets.UTF_8));
	}

	private void garble(Stack stack, Predicate<String> fields, byte[] content) {
		try (ConfigurableApplicationContext application = start(stack)) {
			HttpBrowser browser = browser(application);
			signIn(browser);
			assertThat(browser.get("/me").status()).isEqualTo(200);
			assertThat(overwrite(fields, content)).isPositive();
			assertThat(browser.get("/me").location()).isEqualTo("/login");
			signIn(browser);
			assertThat(browser.get("/me").status()).isEqualTo(200);
		}
	}

	private void signIn(HttpBrowser browser) {
		browser.post("/login", "/login", Map.of("username", "alice", "password", PASSWORD));
		browser.post("/login/challenge", "/login/challenge", Map.of("code", this.pool.inbox().latestCode("alice")));
	}

	private static int overwrite(Predicate<String> fields, byte[] content) {
		int count = 0;
		try (RedisConnection connection = redis.connectionFactory().getConnection()) {
			Set<byte[]> keys = connection.keyCommands()
				.keys("spring:session:sessions:*".getBytes(StandardCharsets.UTF_8));
			for (byte[] key : Objects.requireNonNull(keys)) {
				for (byte[] field : Objects.requireNonNull(connection.hashCommands().hKeys(key))) {
					if (fields.test(new String(field, StandardCharsets.UTF_8))) {
						connection.hashCommands().hSet(key, field, content);
						count++;
					}
				}
			}
		}
		return count;
	}

	private static HttpBrowser browser(ConfigurableApplicationContext application) {
		return new HttpBrowser(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
	}

	private ConfigurableApplicationContext start(Stack stack, CognitoUserPoolServer partner) {
		return builder(stack, stack.ofTwoPools).run("--cognito.user-pools.partner.endpoint=" + partner.endpoint(),
				"--cognito.user-pools.partner.user-pool-id=" + partner.userPoolId(),
				"--cognito.user-pools.partner.client-id=" + partner.clientId());
	}

	private ConfigurableApplicationContext start(Stack stack) {
		return builder(stack, stack.application).run();
	}

	private SpringApplicationBuilder builder(Stack stack, Class<?> application) {
		return new SpringApplicationBuilder(application).web(stack.type)
			.properties("server.port=0", "cognito.endpoint=" + this.pool.endpoint(),
					"cognito.user-pool-id=" + this.pool.userPoolId(), "cognito.client-id=" + this.pool.clientId(),
					"cognito.security.session.check-every=1ms", "cognito.resource-server.enabled=false",
					"spring.data.redis.host=127.0.0.1", "spring.data.redis.port=" + redis.port());
	}

}
