// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.login.HttpBrowser;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.security.api.ApiMode;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests for the APIs of two pools with equal names and groups, and for the pages of
 * accounts of a named one.
 */
class ApiOfTwoPoolsTests {

	private static final String MAIN = "Main-Wonder-1";

	private static final String PARTNER = "Partner-Wonder-1";

	private final CognitoUserPoolServer main = pool("eu-west-1_MainPool1", "1main4567890123456789", MAIN);

	private final CognitoUserPoolServer partner = pool("eu-west-1_Partner01", "2partner7890123456789", PARTNER);

	@AfterEach
	void stop() {
		this.main.close();
		this.partner.close();
	}

	private static CognitoUserPoolServer pool(String id, String client, String password) {
		return CognitoUserPoolServer.builder().userPoolId(id).client(client, (settings) -> {
		})
			.user("alice", (user) -> user.password(password).group("admins").email("alice@example.com"))
			.user("newbie", (user) -> user.temporaryPassword("Temp-" + password))
			.start();
	}

	static List<Setting> settings() {
		return Setting.all();
	}

	@ParameterizedTest
	@MethodSource("settings")
	void userOfThePartnerWhenSigningInThenPasswordIsShownToNoOtherPool(Setting setting) {
		try (ConfigurableApplicationContext application = start(setting)) {
			ApiClient client = partner(client(application));
			assertThat(signIn(client, "alice", MAIN).text("/code")).isEqualTo("credentials-rejected");
			assertThat(signIn(client, "alice", PARTNER).text("/status")).isEqualTo("signed-in");
			assertThat(this.partner.requests("InitiateAuth")).isEqualTo(2);
			assertThat(this.main.requests()).isZero();
			assertThat(application.getBean(ApiOfTwoPools.Counted.class).names()).isNotEmpty()
				.containsOnly("alice (partner)");
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void failuresWhenUsersOfTwoPoolsHaveOneNameThenCountedApart(Setting setting) {
		try (ConfigurableApplicationContext application = start(setting, "test.counted=false",
				"cognito.security.limits.per-name-and-address=2/1h")) {
			ApiClient ofMain = client(application);
			ApiClient ofPartner = partner(ofMain);
			signIn(ofPartner, "alice", "guess");
			ofPartner.post("/password/reset",
					Map.of("username", "Alice", "code", "000000", "newPassword", "Guess-1234"));
			Answer limited = signIn(ofPartner, "alice", PARTNER);
			assertThat(limited.text("/code")).isEqualTo("rate-limited");
			assertThat(ofPartner.post("/password/forgot", Map.of("username", "alice")).text("/code"))
				.isEqualTo("rate-limited");
			assertThat(application.getBean(ApiOfTwoPools.Limited.class).limits()).hasSize(2)
				.containsOnly("partner name-and-address");
			assertThat(signIn(ofMain, "alice", MAIN).text("/status")).isEqualTo("signed-in");
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void handleWhenItIsOfTheOtherPoolThenChallengeIsGone(Setting setting) {
		try (ConfigurableApplicationContext application = start(setting)) {
			ApiClient ofMain = client(application);
			ApiClient ofPartner = partner(ofMain);
			String mainHandle = signIn(ofMain, "newbie", "Temp-" + MAIN).text("/challenge/handle");
			String partnerHandle = signIn(ofPartner, "newbie", "Temp-" + PARTNER).text("/challenge/handle");
			assertThat(answer(ofPartner, mainHandle).text("/code")).isEqualTo("challenge-gone");
			assertThat(answer(ofMain, partnerHandle).text("/code")).isEqualTo("challenge-gone");
			assertThat(this.main.requests("RespondToAuthChallenge")).isZero();
			assertThat(this.partner.requests("RespondToAuthChallenge")).isZero();
			assertThat(answer(ofPartner, partnerHandle).text("/status")).isEqualTo("signed-in");
			assertThat(this.main.requests("RespondToAuthChallenge")).isZero();
			assertThat(answer(ofMain, mainHandle).text("/status")).isEqualTo("signed-in");
			assertThat(this.partner.requests("RespondToAuthChallenge")).isOne();
			assertJournals();
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void userWhenSignedInToBothThenRefreshAndSignOutAreOfOne(Setting setting) {
		try (ConfigurableApplicationContext application = start(setting)) {
			ApiClient ofMain = client(application);
			ApiClient ofPartner = partner(ofMain);
			JsonNode main = session(signIn(ofMain, "alice", MAIN));
			JsonNode partner = session(signIn(ofPartner, "alice", PARTNER));
			assertThat(ofPartner.post("/refresh", body(setting, partner)).text("/status")).isEqualTo("signed-in");
			assertThat(this.main.requests()).isOne();
			if (setting.isBody()) {
				assertThat(ofPartner.post("/refresh", body(setting, main)).text("/code")).isEqualTo("session-ended");
			}
			assertThat(ofPartner.post("/sign-out", body(setting, partner)).status()).isEqualTo(204);
			assertThat(this.partner.requests("RevokeToken")).isOne();
			assertThat(this.main.requests("RevokeToken")).isZero();
			// the cookie against forged requests ended with the sign-in
			ofPartner.get("/sign-in");
			assertThat(ofPartner.post("/refresh", body(setting, partner)).text("/code")).isEqualTo("session-ended");
			assertThat(ofMain.post("/refresh", body(setting, main)).text("/status")).isEqualTo("signed-in");
		}
	}

	@ParameterizedTest
	@EnumSource
	void mainUserWhenSignedOutOfAnEndedSessionThenNoTokenIsLeft(ApiServer.Stack stack) {
		Setting setting = new Setting(stack, ApiMode.SESSION);
		try (ConfigurableApplicationContext application = start(setting)) {
			ApiClient ofMain = client(application);
			signIn(ofMain, "alice", MAIN);
			signIn(partner(ofMain), "alice", PARTNER);
			assertThat(ofMain.post("/sign-out", Map.of()).status()).isEqualTo(204);
			assertThat(this.main.requests("RevokeToken")).isOne();
			// a session of WebFlux goes on after a logout, and with it the other sign-in
			boolean ends = stack == ApiServer.Stack.SERVLET;
			assertThat(this.partner.requests("RevokeToken")).isEqualTo(ends ? 1 : 0);
			assertThat(partner(ofMain).get("/account").status()).isEqualTo(ends ? 401 : 200);
			assertJournals();
		}
	}

	@ParameterizedTest
	@EnumSource
	void tokenWhenItIsOfTheOtherPoolThenIsRejectedUnsent(ApiServer.Stack stack) {
		try (ConfigurableApplicationContext application = start(new Setting(stack, ApiMode.BODY))) {
			ApiClient ofMain = client(application);
			ApiClient ofPartner = partner(ofMain);
			assertThat(ofPartner.bearer(this.main.accessToken("alice")).get("/account").text("/code"))
				.isEqualTo("token-rejected");
			assertThat(ofMain.bearer(this.partner.accessToken("alice")).get("/account").text("/code"))
				.isEqualTo("token-rejected");
			assertThat(this.main.requests()).isZero();
			assertThat(this.partner.requests()).isZero();
			assertThat(ofPartner.bearer(this.partner.accessToken("alice")).get("/account").text("/username"))
				.isEqualTo("alice");
			assertThat(ofMain.bearer(this.main.accessToken("alice")).get("/account").text("/username"))
				.isEqualTo("alice");
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void passwordWhenForgottenOrChangedThenAtTheRightPoolOnly(Setting setting) {
		try (ConfigurableApplicationContext application = start(setting)) {
			ApiClient client = partner(client(application));
			client.get("/sign-in");
			assertThat(client.post("/password/forgot", Map.of("username", "alice")).status()).isEqualTo(202);
			assertThat(client
				.post("/password/reset", Map.of("username", "alice", "code", this.partner.inbox().latestCode("alice"),
						"newPassword", "Looking-Glass-2"))
				.status()).isEqualTo(204);
			Answer signedIn = signIn(client, "alice", "Looking-Glass-2");
			assertThat(signedIn.text("/status")).isEqualTo("signed-in");
			if (setting.isBody()) {
				client.bearer(signedIn.text("/tokens/accessToken"));
			}
			assertThat(client
				.json("PUT", "/account/password",
						Map.of("previousPassword", "Looking-Glass-2", "newPassword", "Looking-Glass-3"))
				.status()).isEqualTo(204);
			assertThat(this.main.requests()).isZero();
			ApiOfTwoPools.Told told = application.getBean(ApiOfTwoPools.Told.class);
			assertThat(told.pools()).isNotEmpty().containsOnly("partner alice");
			assertThat(signIn(client(application), "alice", MAIN).text("/status")).isEqualTo("signed-in");
			assertThat(signIn(partner(client(application)), "alice", "Looking-Glass-3").text("/status"))
				.isEqualTo("signed-in");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pagesOfAccountsWhenTheyAreOfANamedPoolThenCallIt(ApiServer.Stack stack) {
		try (ConfigurableApplicationContext application = start(new Setting(stack, ApiMode.SESSION))) {
			HttpBrowser browser = new HttpBrowser(port(application));
			browser.post("/partner/password/forgot", "/partner/password/forgot", Map.of("username", "alice"));
			assertThat(this.partner.requests("ForgotPassword")).isOne();
			browser.post("/partner/login", "/partner/login", Map.of("username", "alice", "password", PARTNER));
			assertThat(browser.get("/partner/account").body()).contains("alice@example.com");
			assertThat(this.main.requests()).isZero();
		}
	}

	@Test
	void pagesOfAccountsWhenTheyAreNotOfTheChainsPoolThenNobodyIsAsked() {
		Setting webFlux = new Setting(ApiServer.Stack.WEBFLUX, ApiMode.SESSION);
		try (ConfigurableApplicationContext application = start(webFlux, "test.pages-of-main=true")) {
			HttpBrowser browser = new HttpBrowser(port(application));
			assertThat(browser.get("/partner/password/forgot").status()).isEqualTo(500);
			assertThat(this.main.requests()).isZero();
			assertThat(this.partner.requests()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource
	void poolWhenItIsUnknownThenStartFailsAndNamesTheKnownOnes(ApiServer.Stack stack) {
		assertThatThrownBy(() -> start(new Setting(stack, ApiMode.BODY), "test.pool=acme").close())
			.hasStackTraceContaining("There is no 'cognito.user-pools.acme'; known: main, partner");
	}

	@ParameterizedTest
	@MethodSource("settings")
	void applicationWhenItHasNamedPoolsOnlyThenSignsInToThem(Setting setting) {
		List<String> properties = new ArrayList<>(properties(setting));
		properties.removeIf((property) -> property.startsWith("cognito.user-pool-id")
				|| property.startsWith("cognito.client-id") || property.startsWith("cognito.endpoint"));
		try (ConfigurableApplicationContext application = run(setting, properties)) {
			ApiClient client = partner(client(application));
			Answer signedIn = signIn(client, "alice", PARTNER);
			if (setting.isBody()) {
				client.bearer(signedIn.text("/tokens/accessToken"));
			}
			assertThat(client.get("/account").text("/username")).isEqualTo("alice");
		}
	}

	private static JsonNode session(Answer signedIn) {
		assertThat(signedIn.text("/status")).isEqualTo("signed-in");
		return signedIn.json().at("/tokens/session");
	}

	private static Object body(Setting setting, JsonNode session) {
		return setting.isBody() ? Map.of("session", session) : Map.of();
	}

	private static Answer signIn(ApiClient client, String username, String password) {
		client.get("/sign-in");
		return client.post("/sign-in", Map.of("username", username, "password", password));
	}

	private static Answer answer(ApiClient client, String handle) {
		return client.post("/sign-in/answer",
				Map.of("handle", handle, "answer", Map.of("newPassword", "Wonder-Land-2")));
	}

	/** Each pool got what is about it: its client and its password. */
	private void assertJournals() {
		assertThat(this.main.exchanges()).isNotEmpty()
			.allSatisfy((exchange) -> assertThat(exchange.request()).doesNotContain(PARTNER, this.partner.clientId()));
		assertThat(this.partner.exchanges()).isNotEmpty()
			.allSatisfy((exchange) -> assertThat(exchange.request()).doesNotContain(MAIN, this.main.clientId()));
	}

	private static int port(ConfigurableApplicationContext application) {
		return application.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private static URI address(ConfigurableApplicationContext application) {
		return URI.create("http://localhost:" + port(application));
	}

	private static ApiClient client(ConfigurableApplicationContext application) {
		return new ApiClient(address(application), OpenApi.shipped());
	}

	/** The same client at the API of the partner, by the document that it serves. */
	private static ApiClient partner(ApiClient client) {
		return client.at(client.served("/partner/auth"));
	}

	private ConfigurableApplicationContext start(Setting setting, String... more) {
		List<String> properties = new ArrayList<>(properties(setting));
		properties.addAll(List.of(more));
		return run(setting, properties);
	}

	private static ConfigurableApplicationContext run(Setting setting, List<String> properties) {
		boolean servlet = setting.stack() == ApiServer.Stack.SERVLET;
		return new SpringApplicationBuilder(servlet ? ApiOfTwoPools.Servlet.class : ApiOfTwoPools.WebFlux.class)
			.web(servlet ? WebApplicationType.SERVLET : WebApplicationType.REACTIVE)
			.properties(properties.toArray(String[]::new))
			.run();
	}

	private List<String> properties(Setting setting) {
		return List.of("server.port=0", "spring.main.banner-mode=off", "server.shutdown=immediate",
				"cognito.retry.max-attempts=1", "cognito.resource-server.enabled=true", "cognito.api.enabled=true",
				"cognito.api.mode=" + setting.mode().value(), "cognito.endpoint=" + this.main.endpoint(),
				"cognito.user-pool-id=" + this.main.userPoolId(), "cognito.client-id=" + this.main.clientId(),
				"cognito.user-pools.partner.endpoint=" + this.partner.endpoint(),
				"cognito.user-pools.partner.user-pool-id=" + this.partner.userPoolId(),
				"cognito.user-pools.partner.client-id=" + this.partner.clientId());
	}

}
