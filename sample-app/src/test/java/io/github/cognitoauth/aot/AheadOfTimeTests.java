// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.aot;

import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.sample.SampleApplication;
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

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The demo, and an application with service accounts, start from what was generated ahead
 * of time. The pool and the accounts are configured at run time only.
 */
class AheadOfTimeTests {

	private static final String REFRESH = "GetTokensFromRefreshToken";

	private static final String PASSWORD = "Second-Factor-1";

	@TempDir
	private Path folder;

	/** Tokens live shortly, so that they are refreshed while the test looks. */
	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder()
			.client("1example23456789",
					(client) -> client
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
						"--spring.profiles.active=pool")) {
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
				(entry) -> !entry.equals(Path.of("target", "classes").toAbsolutePath().toString()), this.folder);
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
				RunningApplication running = RunningApplication.start(accounts, this.folder, pool,
						"--cognito.service-accounts.billing.username=billing",
						"--cognito.service-accounts.billing.password=Service-Account-1",
						"--cognito.service-accounts.billing.eager=true",
						"--downstream=http://127.0.0.1:" + downstream.port())) {
			Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> pool.requests(REFRESH) > 0);
			challengesAreAnswered(running, pool);
			HttpSession custom = running.session();
			challengeIsShown(custom, "custom", PASSWORD, "What is six times seven?");
			custom.answer(Map.of("answer", "42"));
			assertThat(custom.get("/").body()).isEqualTo("Hello, custom");
			challengeIsShown(running.session(), "ways", PASSWORD, "<form");
			HttpSession alice = running.session();
			alice.signIn("alice", "Wonderland-1");
			assertThat(alice.get("/accounts").body()).isEqualTo("[billing] billing");
			assertThat(alice.get("/downstream").body()).startsWith("Bearer ey");
			assertThat(running.session().get("/login").body()).contains("<form");
			assertThat(running.log()).contains("Starting AOT-processed");
		}
		finally {
			downstream.disposeNow();
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
