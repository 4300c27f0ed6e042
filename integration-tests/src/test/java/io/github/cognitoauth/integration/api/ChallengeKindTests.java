// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.api;

import java.net.URI;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.api.ApiServer.Setting;
import io.github.cognitoauth.integration.openapi.ApiClient;
import io.github.cognitoauth.integration.openapi.ApiClient.Answer;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.test.SoftwarePasskey;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for every kind of challenge, as a client walks through it. */
class ChallengeKindTests {

	private static final String PASSWORD = "Wonder-Land-1";

	private static final String SECRET = "JBSWY3DPEHPK3PXP";

	static List<Setting> settings() {
		return Setting.all();
	}

	private static Answer signIn(ApiClient client, String username) {
		client.get("/sign-in");
		return client.post("/sign-in", Map.of("username", username, "password", PASSWORD));
	}

	private static Answer answer(ApiClient client, Answer challenge, Map<String, ?> answer) {
		return client.post("/sign-in/answer", Map.of("handle", challenge.text("/challenge/handle"), "answer", answer));
	}

	private static void isChallenge(Answer answer, String name) {
		assertThat(answer.text("/status")).isEqualTo("challenge");
		assertThat(answer.text("/challenge/name")).isEqualTo(name);
	}

	private static void isSignedIn(Answer answer) {
		assertThat(answer.text("/status")).isEqualTo("signed-in");
	}

	@ParameterizedTest
	@MethodSource("settings")
	void secondFactorsWhenAskedForThenAnswered(Setting setting) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
			.start(); ApiServer server = ApiServer.start(setting, pool)) {
			pool.createUser("sam").password(PASSWORD).phoneNumber("+12065550100").mfa(MfaFactor.SMS_MFA);
			pool.createUser("emma").password(PASSWORD).email("emma@example.com").mfa(MfaFactor.EMAIL_OTP);
			pool.createUser("terry").password(PASSWORD).totpSecret(SECRET).mfa(MfaFactor.SOFTWARE_TOKEN_MFA);
			pool.createUser("multi")
				.password(PASSWORD)
				.totpSecret(SECRET)
				.phoneNumber("+12065550101")
				.mfa(MfaFactor.SOFTWARE_TOKEN_MFA, MfaFactor.SMS_MFA);
			pool.createUser("fresh").password(PASSWORD).mfaRequired();
			ApiClient client = server.client();
			Answer sms = signIn(client, "sam");
			isChallenge(sms, "SMS_MFA");
			assertThat(sms.text("/challenge/delivery/medium")).isEqualTo("SMS");
			isSignedIn(answer(client, sms, Map.of("code", pool.inbox().latestCode("sam"))));
			Answer email = signIn(client, "emma");
			isChallenge(email, "EMAIL_OTP");
			isSignedIn(answer(client, email, Map.of("code", pool.inbox().latestCode("emma"))));
			Answer totp = signIn(client, "terry");
			isChallenge(totp, "SOFTWARE_TOKEN_MFA");
			isSignedIn(answer(client, totp, Map.of("code", pool.totp(SECRET))));
			Answer choice = signIn(client, "multi");
			isChallenge(choice, "SELECT_MFA_TYPE");
			assertThat(choice.json().at("/challenge/choices").findValuesAsString("value"))
				.containsExactlyInAnyOrder("SOFTWARE_TOKEN_MFA", "SMS_MFA");
			Answer chosen = answer(client, choice, Map.of("choice", "SMS_MFA"));
			isChallenge(chosen, "SMS_MFA");
			assertThat(chosen.json().at("/challenge/step").asInt()).isEqualTo(2);
			isSignedIn(answer(client, chosen, Map.of("code", pool.inbox().latestCode("multi"))));
			setUp(pool, client);
		}
	}

	/** The way may first ask which factor to set up. */
	private static void setUp(CognitoUserPoolServer pool, ApiClient client) {
		Answer setup = signIn(client, "fresh");
		isChallenge(setup, "MFA_SETUP");
		if (setup.json().at("/challenge/setup").isMissingNode()) {
			setup = answer(client, setup, Map.of("choice", "SOFTWARE_TOKEN_MFA"));
			isChallenge(setup, "MFA_SETUP");
		}
		JsonNode key = setup.json().at("/challenge/setup");
		assertThat(key.path("otpauthUri").asString("")).startsWith("otpauth://totp/").contains("Watch");
		assertThat(key.at("/qr/rows").size()).isEqualTo(key.at("/qr/size").asInt());
		Answer wrong = answer(client, setup, Map.of("code", "000000"));
		assertThat(wrong.text("/code")).isEqualTo("answer-refused");
		assertThat(wrong.json().at("/challenge/setup/secret")).isEqualTo(key.path("secret"));
		isSignedIn(answer(client, wrong, Map.of("code", pool.totp(key.path("secret").asString("")))));
	}

	@ParameterizedTest
	@MethodSource("settings")
	void firstFactorsWhenChosenThenAnswered(Setting setting) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.start(); ApiServer server = ApiServer.start(setting, pool, "cognito.sign-in.flow=user-auth")) {
			SoftwarePasskey passkey = SoftwarePasskey.of(URI.create("https://localhost"));
			pool.createUser("emma")
				.password(PASSWORD)
				.email("emma@example.com")
				.phoneNumber("+12065550100")
				.passkey(passkey);
			ApiClient client = server.client();
			assertThat(client.get("/sign-in").json().at("/form/fields/1/required").asBoolean(true)).isFalse();
			Answer choice = client.post("/sign-in", Map.of("username", "emma"));
			isChallenge(choice, "SELECT_CHALLENGE");
			Answer email = answer(client, choice, Map.of("choice", "EMAIL_OTP"));
			isChallenge(email, "EMAIL_OTP");
			isSignedIn(answer(client, email, Map.of("code", pool.inbox().latestCode("emma"))));
			Answer sms = answer(client, client.post("/sign-in", Map.of("username", "emma")),
					Map.of("choice", "SMS_OTP"));
			isChallenge(sms, "SMS_OTP");
			isSignedIn(answer(client, sms, Map.of("code", pool.inbox().latestCode("emma"))));
			isSignedIn(answer(client, client.post("/sign-in", Map.of("username", "emma")),
					Map.of("choice", "PASSWORD", "password", PASSWORD)));
			Answer prompt = answer(client, client.post("/sign-in", Map.of("username", "emma")),
					Map.of("choice", "WEB_AUTHN"));
			isChallenge(prompt, "WEB_AUTHN");
			assertThat(prompt.text("/challenge/passkey/rpId")).isEqualTo("localhost");
			JsonNode credential = JsonMapper.shared()
				.readTree(passkey.authenticate(prompt.json().at("/challenge/passkey").toString()));
			isSignedIn(answer(client, prompt, Map.of("credential", credential)));
		}
	}

	@ParameterizedTest
	@MethodSource("settings")
	void customChallengeWhenAnsweredThenSignedIn(Setting setting) {
		try (CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
			.customAuthentication(
					CustomAuthentication.question(Map.of("question", "Why is a raven like a writing desk?"), "poe"))
			.start(); ApiServer server = ApiServer.start(setting, pool, "cognito.sign-in.flow=custom")) {
			pool.createUser("alice").password(PASSWORD);
			ApiClient client = server.client();
			Answer riddle = signIn(client, "alice");
			isChallenge(riddle, "CUSTOM_CHALLENGE");
			assertThat(riddle.text("/challenge/facts/question")).isEqualTo("Why is a raven like a writing desk?");
			Answer again = answer(client, riddle, Map.of("answer", "I do not know"));
			assertThat(again.status()).isEqualTo(422);
			assertThat(again.text("/code")).isEqualTo("answer-refused");
			isSignedIn(answer(client, again, Map.of("answer", "poe")));
		}
	}

}
