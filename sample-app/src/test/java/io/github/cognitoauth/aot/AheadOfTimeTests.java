// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;

import io.github.cognitoauth.sample.SampleApplication;
import io.github.cognitoauth.sample.fleet.FreePort;
import io.github.cognitoauth.sample.http.HttpSession;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.ExplicitAuthFlow;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import redis.embedded.RedisServer;

import org.springframework.data.redis.connection.RedisConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo, and an application with service accounts, start from what was generated ahead
 * of time. Pools, secrets, accounts and the address of Redis are configured at run time
 * only; switches of beans that are set then have no effect.
 */
class AheadOfTimeTests {

	private static final String REFRESH = "GetTokensFromRefreshToken";

	private static final String PASSWORD = "Second-Factor-1";

	private static final String SECRET = "exampleSecretexampleSecretexampleSecret123456789012";

	@TempDir
	private Path folder;

	/** Tokens live shortly, so that they are refreshed while the test looks. */
	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder()
			.client("1example23456789",
					(client) -> client.secret(SECRET)
						.flows(ExplicitAuthFlow.ALLOW_USER_PASSWORD_AUTH, ExplicitAuthFlow.ALLOW_USER_AUTH,
								ExplicitAuthFlow.ALLOW_CUSTOM_AUTH, ExplicitAuthFlow.ALLOW_REFRESH_TOKEN_AUTH)
						.tokenLifetime(Duration.ofSeconds(6)))
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA)
			.user("alice", (user) -> user.password("Wonderland-1"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
			.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+12065550101").mfa(MfaFactor.SMS_MFA))
			.user("choice",
					(user) -> user.password(PASSWORD)
						.phoneNumber("+12065550102")
						.totpSecret("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
						.mfa(MfaFactor.SMS_MFA, MfaFactor.SOFTWARE_TOKEN_MFA))
			.user("setup", (user) -> user.password(PASSWORD).mfaRequired());
	}

	@Test
	void demoWhenProcessedThenShowsItsPagesAndRefreshes() throws Exception {
		ProcessedApplication demo = ProcessedApplication.process(SampleApplication.class,
				(entry) -> !entry.endsWith("test-classes"), this.folder, "--spring.profiles.active=pool");
		try (CognitoUserPoolServer pool = pool().start();
				RunningApplication running = RunningApplication.start(demo, this.folder, pool,
						"--spring.profiles.active=pool", "--cognito.client-secret=" + SECRET)) {
			challengesAreAnswered(running, pool);
			HttpSession alice = running.session();
			assertThat(alice.signIn("alice", "Wonderland-1").headers().firstValue("Location"))
				.hasValueSatisfying((location) -> assertThat(location).doesNotContain("login"));
			for (String page : new String[] { "/", "/me", "/worker", "/login", "/login?error", "/actuator/cognito",
					"/actuator/health" }) {
				assertThat(alice.get(page).statusCode()).as(page).isEqualTo(200);
			}
			tokensAreRefreshed(pool, alice, "/me");
			assertThat(alice.submit("/", "/logout", Map.of()).statusCode()).isEqualTo(302);
			assertThat(running.log()).contains("Starting AOT-processed");
		}
	}

	@Test
	void applicationWithAccountsWhenProcessedThenSignsThemInAndShowsTheDefaultPages() throws Exception {
		ProcessedApplication accounts = ProcessedApplication.process(AccountsApplication.class,
				(entry) -> !entry.equals(Path.of("target", "classes").toAbsolutePath().toString()), this.folder,
				"--cognito.token-store.type=redis");
		RedisServer redis = redis();
		DisposableServer downstream = HttpServer.create()
			.host("127.0.0.1")
			.port(0)
			.handle((request, response) -> response
				.sendString(Mono.just(request.requestHeaders().get("Authorization").split("\\.")[0])))
			.bindNow();
		try (CognitoUserPoolServer pool = pool()
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.customAuthentication(CustomAuthentication.question(Map.of("question", "What is six times seven?"), "42"))
			.user("billing", (user) -> user.password("Service-Account-1"))
			.user("custom", (user) -> user.password(PASSWORD))
			.user("ways",
					(user) -> user.password(PASSWORD)
						.email("ways@example.com")
						.passkey(SoftwarePasskey.of(URI.create("http://localhost"))))
			.start();
				CognitoUserPoolServer partner = CognitoUserPoolServer.builder()
					.user("orders", (user) -> user.password("Service-Account-2"))
					.start();
				RunningApplication running = RunningApplication.start(accounts, this.folder, pool,
						"--cognito.service-accounts.billing.username=billing",
						"--cognito.service-accounts.billing.password=Service-Account-1",
						"--cognito.service-accounts.billing.eager=true", "--cognito.client-secret=" + SECRET,
						"--cognito.user-pools.partner.user-pool-id=" + partner.userPoolId(),
						"--cognito.user-pools.partner.client-id=" + partner.clientId(),
						"--cognito.user-pools.partner.endpoint=" + partner.endpoint(),
						"--cognito.service-accounts.orders.user-pool=partner",
						"--cognito.service-accounts.orders.username=orders",
						"--cognito.service-accounts.orders.password=Service-Account-2",
						"--cognito.service-accounts.orders.eager=true",
						"--cognito.token-store.encryption-key=" + Base64.getEncoder().encodeToString(new byte[32]),
						"--spring.data.redis.port=" + redis.ports().get(0), "--cognito.api.enabled=true",
						"--downstream=http://127.0.0.1:" + downstream.port())) {
			Awaitility.await()
				.atMost(Duration.ofSeconds(30))
				.until(() -> pool.requests(REFRESH) > 0 && partner.requests("InitiateAuth") > 0);
			challengesAreAnswered(running, pool);
			HttpSession custom = running.session();
			challengeIsShown(custom, "custom", PASSWORD, "What is six times seven?");
			custom.answer(Map.of("answer", "42"));
			assertThat(custom.get("/").body()).isEqualTo("Hello, custom");
			challengeIsShown(running.session(), "ways", PASSWORD, "<form");
			HttpSession alice = running.session();
			alice.signIn("alice", "Wonderland-1");
			assertThat(alice.get("/accounts").body()).contains("billing", "orders").endsWith("] billing");
			assertThat(partner.requests("InitiateAuth")).isOne();
			assertThat(alice.get("/auth/sign-in").statusCode()).as("the API was off while it was built").isEqualTo(404);
			assertThat(alice.get("/downstream").body()).startsWith("Bearer ey");
			assertThat(running.session().get("/login").body()).contains("<form");
			assertThat(running.log()).contains("Starting AOT-processed");
			assertThat(keys(redis)).as("what the accounts share").isPositive();
		}
		finally {
			downstream.disposeNow();
			redis.stop();
		}
	}

	private static RedisServer redis() throws IOException {
		RedisServer redis = RedisServer.builder()
			.port(FreePort.next())
			.setting("bind 127.0.0.1")
			.setting("save \"\"")
			.build();
		redis.start();
		return redis;
	}

	private static long keys(RedisServer redis) {
		LettuceConnectionFactory factory = new LettuceConnectionFactory("127.0.0.1", redis.ports().get(0));
		factory.afterPropertiesSet();
		factory.start();
		try (RedisConnection connection = factory.getConnection()) {
			return connection.serverCommands().dbSize();
		}
		finally {
			factory.destroy();
		}
	}

	private static void challengesAreAnswered(RunningApplication running, CognitoUserPoolServer pool) {
		HttpSession newbie = running.session();
		challengeIsShown(newbie, "newbie", "Temp-Pass-1", "newPassword");
		HttpResponse<String> answer = newbie.answer(Map.of("newPassword", "Own-Password-1", "newPasswordConfirmation",
				"Own-Password-1", "name", "New Bee"));
		assertThat(answer.headers().firstValue("Location"))
			.hasValueSatisfying((location) -> assertThat(location).doesNotContain("login"));
		HttpSession sms = running.session();
		challengeIsShown(sms, "sms", PASSWORD, "code");
		sms.answer(Map.of("code", pool.inbox().latestCode("sms")));
		assertThat(sms.get("/").statusCode()).isEqualTo(200);
		challengeIsShown(running.session(), "choice", PASSWORD, "SMS_MFA");
		challengeIsShown(running.session(), "setup", PASSWORD, "<form");
	}

	private static void challengeIsShown(HttpSession session, String username, String password, String text) {
		assertThat(session.signIn(username, password).headers().firstValue("Location")).as(username)
			.hasValueSatisfying((location) -> assertThat(location).contains("challenge"));
		HttpResponse<String> page = session.get("/login/challenge");
		assertThat(page.statusCode()).as(username).isEqualTo(200);
		assertThat(page.body()).as(username).contains(text);
	}

	private static void tokensAreRefreshed(CognitoUserPoolServer pool, HttpSession session, String page) {
		long before = pool.requests(REFRESH);
		Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
			assertThat(session.get(page).statusCode()).isEqualTo(200);
			return pool.requests(REFRESH) > before;
		});
	}

}
