// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.account;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.account.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.pool.SignInNames;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every operation of accounts as JSON, on both stacks, each exchange held against the
 * OpenAPI document.
 */
class AccountApiTests {

	private static final String PASSWORD = "Wonderland-1";

	private CognitoUserPoolServer pool = pool().start();

	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.SMS_MFA)
			.deviceTracking(DeviceTracking.USER_OPT_IN)
			.userSessions(20)
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.user("alice",
					(user) -> user.password(PASSWORD)
						.email("alice@example.com")
						.phoneNumber("+12065550100")
						.attribute("name", "Alice"));
	}

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenConfirmedWithHandleThenSignedIn(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient client = application.client();
			assertThat(client.get("/sign-in").json().at("/operations").values()).extracting(JsonNode::stringValue)
				.contains("sign-up", "forgot-password", "delete-account", "end-session");
			Answer pending = client.post("/sign-up", Map.of("username", "newbie", "password", "Looking-Glass-2",
					"attributes", Map.of("email", "newbie@example.com")));
			assertThat(pending.status()).isEqualTo(202);
			assertThat(pending.text("/delivery/destination")).isEqualTo("n***@e***");
			assertThat(pending.json().at("/form/fields").values()).extracting((field) -> field.path("name").asString())
				.containsExactly("username", "code");
			assertThat(client.post("/sign-up/resend", Map.of("username", "newbie")).status()).isEqualTo(202);
			Answer wrong = client.post("/sign-up/confirm", Map.of("username", "newbie", "code", "000000"));
			assertThat(wrong.text("/code")).isEqualTo("code-refused");

			Answer confirmed = client.post("/sign-up/confirm", Map.of("username", "newbie", "code",
					this.pool.inbox().latestCode("newbie"), "handle", pending.text("/handle")));
			assertThat(confirmed.text("/status")).isEqualTo("signed-in");
			assertThat(client.bearer(confirmed.text("/tokens/accessToken")).get("/account").text("/username"))
				.isEqualTo("newbie");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenConfirmedWithoutHandleThenConfirmed(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient client = application.client().language("de");
			Map<String, Object> body = Map.of("username", "newbie", "password", "Looking-Glass-2", "attributes",
					Map.of("email", "newbie@example.com"));
			client.post("/sign-up", body);
			for (String handle : List.of("v1.00000000.AAAA", "nonsense")) {
				assertThat(client
					.post("/sign-up/confirm", Map.of("username", "newbie", "code", "000000", "handle", handle))
					.text("/code")).isEqualTo("code-refused");
			}
			Answer confirmed = client.post("/sign-up/confirm",
					Map.of("username", "newbie", "code", this.pool.inbox().latestCode("newbie")));
			assertThat(confirmed.json().toString()).isEqualTo("{\"status\":\"confirmed\"}");
			Answer taken = client.post("/sign-up", body);
			assertThat(taken.status()).isEqualTo(422);
			assertThat(taken.text("/errors/0/field")).isEqualTo("username");
			assertThat(taken.text("/detail")).isEqualTo("Dieser Benutzername ist vergeben. Wählen Sie einen anderen.");
		}
	}

	@ParameterizedTest
	@EnumSource
	void signUpWhenAddressIsTakenThenAnswersOfOneLengthAndForm(Stack stack) {
		this.pool.close();
		this.pool = pool().signInNames(SignInNames.EMAIL_OR_PHONE)
			.user("taken@example.com", (user) -> user.password(PASSWORD))
			.start();
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient client = application.client();
			Answer taken = client.post("/sign-up", Map.of("username", "taken@example.com", "password", PASSWORD));
			Answer free = client.post("/sign-up", Map.of("username", "fresh@example.com", "password", PASSWORD));
			assertThat(taken.status()).isEqualTo(free.status()).isEqualTo(202);
			assertThat(masked(taken)).isEqualTo(masked(free));
			assertThat(taken.text("/handle")).hasSameSizeAs(free.text("/handle"));
			assertThat(taken.text("/form/text/text")).contains("already");
		}
	}

	private static String masked(Answer answer) {
		return answer.exchange().body().replace(answer.text("/handle"), "..");
	}

	@ParameterizedTest
	@EnumSource
	void forgottenPasswordWhenCodeIsGivenThenReset(Stack stack) {
		this.pool.user("alice").resetPassword();
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient client = application.client();
			Answer refused = client.post("/sign-in", Map.of("username", "alice", "password", PASSWORD));
			assertThat(refused.text("/code")).isEqualTo("credentials-rejected");
			assertThat(refused.json().at("/actions").values()).extracting(JsonNode::stringValue)
				.containsExactlyInAnyOrder("forgot-password", "confirm-sign-up");
			assertThat(client.post("/password/forgot", Map.of("username", "alice")).json().at("/form/fields").values())
				.extracting((field) -> field.path("name").asString())
				.containsExactly("username", "code", "newPassword");
			Map<String, Object> reset = Map.of("username", "alice", "code", this.pool.inbox().latestCode("alice"),
					"newPassword", "Looking-Glass-2");
			assertThat(client.post("/password/reset", reset).status()).isEqualTo(204);
			assertThat(client.post("/password/reset", reset).text("/code")).isEqualTo("code-refused");
			assertThat(application.signedIn("alice", "Looking-Glass-2").get("/account").status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource
	void accountWhenSignedInThenReadAndChanged(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool,
				"cognito.account.writable-attributes=name,nickname,email")) {
			ApiClient alice = application.signedIn("alice", PASSWORD);
			Answer account = alice.get("/account");
			assertThat(account.json().at("/attributes").values()).extracting((it) -> it.path("name").asString())
				.contains("email", "name")
				.doesNotContain("sub", "email_verified");
			assertThat(alice.json("PATCH", "/account/attributes", Map.of("name", "Alicia")).json().toString())
				.isEqualTo("{\"deliveries\":[]}");
			Answer updated = alice.json("PATCH", "/account/attributes",
					JsonMapper.shared().readTree("{\"name\":null,\"email\":\"new@example.com\"}"));
			assertThat(updated.text("/deliveries/0/attribute")).isEqualTo("email");
			assertThat(this.pool.user("alice").attributes()).doesNotContainKey("name");
			assertThat(alice
				.json("PUT", "/account/attributes/email/verification",
						Map.of("code", this.pool.inbox().latestCode("alice")))
				.status()).isEqualTo(204);
			Answer pending = alice.post("/account/attributes/phone_number/verification", null);
			assertThat(pending.text("/delivery/medium")).isEqualTo("SMS");
			assertThat(alice
				.json("PUT", "/account/attributes/phone_number/verification",
						Map.of("code", this.pool.inbox().latestCode("alice")))
				.status()).isEqualTo(204);
			assertThat(alice.json("PUT", "/account/attributes/phone_number/verification", Map.of("code", "000000"))
				.text("/code")).isEqualTo("code-refused");
			assertThat(alice.post("/account/attributes/name/verification", null).status()).isEqualTo(404);

			Answer wrong = alice.json("PUT", "/account/password",
					Map.of("previousPassword", "guess", "newPassword", "Looking-Glass-2"));
			assertThat(wrong.status()).isEqualTo(422);
			assertThat(wrong.text("/errors/0/field")).isEqualTo("previousPassword");
			assertThat(
					alice.json("PUT", "/account/password", Map.of("previousPassword", PASSWORD, "newPassword", "short"))
						.text("/code"))
				.isEqualTo("password-policy");
			assertThat(alice
				.json("PUT", "/account/password",
						Map.of("previousPassword", PASSWORD, "newPassword", "Looking-Glass-2"))
				.status()).isEqualTo(204);
		}
	}

	@ParameterizedTest
	@EnumSource
	void attributeWhenItIsNamedLikeARepetitionThenWrittenAllTheSame(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool,
				"cognito.account.writable-attributes=custom:orderConfirmation",
				"cognito.account.sign-up-attributes=custom:orderConfirmation")) {
			ApiClient alice = application.signedIn("alice", PASSWORD);
			assertThat(alice.json("PATCH", "/account/attributes", Map.of("custom:orderConfirmation", "mail")).status())
				.isEqualTo(200);
			assertThat(this.pool.user("alice").attributes()).containsEntry("custom:orderConfirmation", "mail");
			assertThat(application.client()
				.post("/sign-up",
						Map.of("username", "newbie", "password", "Looking-Glass-2", "attributes",
								Map.of("custom:orderConfirmation", "mail")))
				.status()).isEqualTo(202);
		}
	}

	@ParameterizedTest
	@EnumSource
	void factorsWhenSignedInThenSetUpAndRemoved(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient alice = application.signedIn("alice", PASSWORD);
			Answer begun = alice.post("/account/mfa/totp", null);
			String secret = begun.text("/setup/secret");
			assertThat(begun.text("/setup/otpauthUri")).startsWith("otpauth://totp/Example:alice?");
			assertThat(alice.json("PUT", "/account/mfa/totp", Map.of("code", "000000")).text("/code"))
				.isEqualTo("code-refused");
			assertThat(alice.json("PUT", "/account/mfa/totp", Map.of("code", this.pool.totp(secret), "name", "Phone"))
				.status()).isEqualTo(204);
			assertThat(alice
				.json("PATCH", "/account/mfa", Map.of("enabled", Map.of("SMS_MFA", true), "preferred", "SMS_MFA"))
				.status()).isEqualTo(204);
			assertThat(alice.get("/account").json().at("/mfa").toString()).contains("SOFTWARE_TOKEN_MFA", "SMS_MFA",
					"\"preferred\":\"SMS_MFA\"");
			assertThat(alice
				.json("PATCH", "/account/mfa", Map.of("enabled", Map.of("SMS_MFA", false, "SOFTWARE_TOKEN_MFA", false)))
				.status()).isEqualTo(204);
			assertThat(alice.get("/account").json().at("/mfa").toString()).isEqualTo("{\"enabled\":[]}");
			assertThat(alice.json("PATCH", "/account/mfa", Map.of()).text("/code")).isEqualTo("input-refused");

			Answer options = alice.post("/account/passkeys", null);
			String credential = SoftwarePasskey.of(URI.create("http://localhost:8080"))
				.register(options.json().path("passkey").toString());
			assertThat(alice
				.json("PUT", "/account/passkeys", Map.of("credential", JsonMapper.shared().readTree(credential)))
				.status()).isEqualTo(204);
			Answer passkeys = alice.get("/account/passkeys");
			assertThat(passkeys.json().path("passkeys")).hasSize(1);
			String id = passkeys.text("/passkeys/0/id");
			assertThat(alice.json("DELETE", "/account/passkeys/" + id, null).status()).isEqualTo(204);
			assertThat(alice.json("DELETE", "/account/passkeys/" + id, null).text("/code")).isEqualTo("not-offered");
		}
	}

	@ParameterizedTest
	@EnumSource
	void devicesAndSessionsWhenSignedInThenListedAndEnded(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient here = application.signedIn("alice", PASSWORD);
			ApiClient there = application.signedIn("alice", PASSWORD);
			Answer devices = here.get("/account/devices");
			assertThat(devices.json().path("devices")).isNotEmpty();
			String device = "/account/devices/" + devices.text("/devices/0/id");
			assertThat(here.json("PATCH", device, Map.of("remembered", true)).status()).isEqualTo(204);
			assertThat(here.json("PATCH", device, Map.of("remembered", false)).status()).isEqualTo(204);
			assertThat(here.json("DELETE", device, null).status()).isEqualTo(204);
			assertThat(here.json("DELETE", device, null).text("/code")).isEqualTo("not-offered");

			Answer sessions = here.get("/account/sessions");
			assertThat(sessions.json().path("sessions")).hasSize(2);
			for (JsonNode session : sessions.json().path("sessions")) {
				Answer ended = here.json("DELETE", "/account/sessions/" + session.path("id").asString(), null);
				assertThat(ended.status()).isEqualTo(session.path("current").asBoolean() ? 422 : 204);
			}
			assertThat(there.get("/account").text("/code")).isEqualTo("token-rejected");
			assertThat(here.post("/account/sign-out-everywhere", null).status()).isEqualTo(204);
			assertThat(here.get("/account").text("/code")).isEqualTo("token-rejected");

			ApiClient again = application.signedIn("alice", PASSWORD);
			assertThat(again.json("DELETE", "/account", null).status()).isEqualTo(204);
			assertThat(application.client()
				.post("/sign-in", Map.of("username", "alice", "password", PASSWORD))
				.text("/code")).isEqualTo("credentials-rejected");
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationWhenSignInIsOldOrMissingThenRefused(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			String old = this.pool.accessToken("alice",
					(token) -> token.signedInAt(Instant.now().minus(Duration.ofMinutes(11))));
			ApiClient alice = application.holder(old);
			assertThat(alice.get("/account").status()).isEqualTo(200);
			assertThat(alice.json("DELETE", "/account", null).text("/code")).isEqualTo("fresh-sign-in-required");
			assertThat(alice.post("/account/mfa/totp", null).status()).isEqualTo(403);
			assertThat(application.client().get("/account").text("/code")).isEqualTo("token-rejected");
			assertThat(application.holder("abc").get("/account").text("/code")).isEqualTo("token-rejected");
		}
	}

	@ParameterizedTest
	@EnumSource
	void bodyWhenItCannotBeRightThenNothingIsSpentAtThePool(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool)) {
			ApiClient alice = application.holder(this.pool.accessToken("alice"));
			long before = this.pool.requests();
			assertThat(alice.json("PATCH", "/account/attributes", Map.of("custom:role", "admin")).status())
				.isEqualTo(400);
			assertThat(alice.json("PATCH", "/account/attributes", Map.of("name", 5)).status()).isEqualTo(400);
			assertThat(alice.json("PATCH", "/account/mfa", Map.of("enabled", Map.of("SMS_MFA", "yes"))).status())
				.isEqualTo(400);
			assertThat(alice.json("PATCH", "/account/mfa", Map.of("enabled", Map.of("FAX", true))).status())
				.isEqualTo(400);
			assertThat(alice.post("/sign-up", Map.of("username", "x", "attributes", Map.of("custom:role", "admin")))
				.status()).isEqualTo(400);
			assertThat(alice.post("/password/forgot", Map.of("username", " ")).status()).isEqualTo(400);
			assertThat(alice.post("/password/forgot", Map.of("user", "alice")).status()).isEqualTo(400);
			assertThat(alice.send("POST", "/password/forgot", "text/plain", "{}", Map.of()).status()).isEqualTo(415);
			assertThat(alice
				.send("POST", "/password/forgot", "application/json", "{\"username\":\"" + "a".repeat(20_000) + "\"}",
						Map.of())
				.status()).isEqualTo(413);
			assertThat(this.pool.requests()).isEqualTo(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void operationWhenSwitchedOffThenNotOffered(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool, "cognito.account.sign-up=false",
				"cognito.account.reset-password=false", "cognito.account.passkeys=false")) {
			ApiClient alice = application.holder(this.pool.accessToken("alice"));
			assertThat(alice.post("/sign-up", Map.of("username", "x")).text("/code")).isEqualTo("not-offered");
			assertThat(alice.post("/password/forgot", Map.of("username", "x")).text("/code")).isEqualTo("not-offered");
			assertThat(alice.get("/account/passkeys").text("/code")).isEqualTo("not-offered");
			Answer refused = application.client().post("/sign-in", Map.of("username", "alice", "password", "guess"));
			assertThat(refused.json().has("actions")).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource
	void sessionModeThenServerKeepsTheTokensAndEndsTheSession(Stack stack) {
		try (ApiApplication application = new ApiApplication(stack, this.pool, "cognito.api.mode=session")) {
			ApiClient alice = application.signedIn("alice", PASSWORD);
			assertThat(alice.get("/account").text("/username")).isEqualTo("alice");
			assertThat(alice
				.json("PUT", "/account/password",
						Map.of("previousPassword", PASSWORD, "newPassword", "Looking-Glass-2"))
				.status()).isEqualTo(204);
			assertThat(alice.post("/account/sign-out-everywhere", null).status()).isEqualTo(204);
			assertThat(alice.get("/account").text("/code")).isEqualTo("session-ended");
			ApiClient newbie = application.client();
			newbie.get("/sign-in");
			Answer pending = newbie.post("/sign-up", Map.of("username", "newbie", "password", "Looking-Glass-2",
					"attributes", Map.of("email", "newbie@example.com")));
			Answer signedIn = newbie.post("/sign-up/confirm", Map.of("username", "newbie", "code",
					this.pool.inbox().latestCode("newbie"), "handle", pending.text("/handle")));
			assertThat(signedIn.text("/status")).isEqualTo("signed-in");
			assertThat(newbie.get("/account").text("/username")).isEqualTo("newbie");
		}
	}

}
