// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.client;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.integration.client.ApiApplication.Stack;
import io.github.cognitoauth.integration.openapi.OpenApi;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.SoftwarePasskey;
import io.github.cognitoauth.test.pool.CustomAuthentication;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client that knows only the served OpenAPI document signs in as everybody, with each
 * code really delivered.
 */
class SignInBlackBoxTests {

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String PASSWORD = "Second-Factor-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SMS_MFA, MfaFactor.EMAIL_OTP, MfaFactor.SOFTWARE_TOKEN_MFA)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.SMS_OTP, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.customAuthentication(CustomAuthentication.question(Map.of("question", "What is six times seven?"), "42"))
		.user("alice", (user) -> user.password("Wonderland-1").email("alice@example.com").group("admins"))
		.user("bob", (user) -> user.password("Builder-2026").email("bob@example.com"))
		.user("newbie", (user) -> user.temporaryPassword("Temp-Pass-1", "name"))
		.user("sms", (user) -> user.password(PASSWORD).phoneNumber("+12065550101").mfa(MfaFactor.SMS_MFA))
		.user("totp", (user) -> user.password(PASSWORD).totpSecret(TOTP_SECRET))
		.user("email", (user) -> user.password(PASSWORD).email("email@example.com").mfa(MfaFactor.EMAIL_OTP))
		.user("choice",
				(user) -> user.password(PASSWORD)
					.phoneNumber("+12065550102")
					.mfa(MfaFactor.SMS_MFA)
					.totpSecret(TOTP_SECRET))
		.user("setup", (user) -> user.password(PASSWORD).mfaRequired())
		.user("custom", (user) -> user.password(PASSWORD).email("custom@example.com"))
		.user("ways", (user) -> user.password(PASSWORD).email("ways@example.com").phoneNumber("+12065550103"))
		.start();

	@AfterEach
	void stop() {
		this.pool.close();
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenPoolAsksWhateverItCanThenEverybodyIsSignedIn(Stack stack) {
		List<Person> people = List.of(person("alice", "Wonderland-1"), person("bob", "Builder-2026"),
				person("newbie", "Temp-Pass-1").knows("name", "Newbie"), person("sms", PASSWORD),
				person("totp", PASSWORD), person("email", PASSWORD), person("choice", PASSWORD).chooses("text message"),
				person("setup", PASSWORD).chooses("app"));
		try (ApiApplication application = ApiApplication.start(stack, this.pool, "user-password")) {
			signIn(application, people);
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenTriggersAskThenTheirQuestionIsAnswered(Stack stack) {
		try (ApiApplication application = ApiApplication.start(stack, this.pool, "user-password",
				ApiApplication.TriggersAsk.class)) {
			signIn(application, List.of(person("custom", PASSWORD).knows("answer", "42")));
		}
	}

	@ParameterizedTest
	@EnumSource
	void signInWhenThereAreSeveralWaysThenEachLeadsToTheGoal(Stack stack) {
		try (ApiApplication application = ApiApplication.start(stack, this.pool, "user-auth")) {
			SoftwarePasskey passkey = SoftwarePasskey.of(application.server());
			this.pool.user("ways").passkey(passkey);
			for (String way : List.of("Password", "mail", "text message", "asskey")) {
				signIn(application, List.of(person("ways", PASSWORD).chooses(way).has(passkey)));
			}
		}
	}

	private void signIn(ApiApplication application, List<Person> people) {
		OpenApi api = application.document();
		for (Person person : people) {
			BlackBoxClient client = new BlackBoxClient(application.server(), api);
			JsonNode signedIn = client.signIn(person);
			assertThat(signedIn.at("/user/username").asString()).isEqualTo(person.username());
			assertThat(client.call("account", null).text("/username")).isEqualTo(person.username());
			assertThat(client.refresh().status()).isEqualTo(200);
			assertThat(client.signOut().status()).isEqualTo(204);
			assertThat(client.refresh().status()).isEqualTo(401);
		}
	}

	private Person person(String username, String password) {
		return new Person(this.pool, username, password);
	}

}
