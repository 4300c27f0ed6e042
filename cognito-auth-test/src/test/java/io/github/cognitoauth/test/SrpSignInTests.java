// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.test.internal.srp.SrpExchange;
import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.PreventUserExistenceErrors;
import io.github.cognitoauth.test.pool.SignInNames;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code USER_SRP_AUTH} with the AWS SDK and a client side that is not ours.
 */
class SrpSignInTests {

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.signInNames(SignInNames.USERNAME_WITH_ALIASES)
		.user("alice", (user) -> user.password("Wonderland-1 äöü").email("alice@example.com")));

	private final SrpClient srp = new SrpClient();

	private CognitoUserPoolServer pool;

	@BeforeEach
	void keep(CognitoUserPoolServer pool) {
		this.pool = pool;
	}

	@Test
	void vectorsWhenComputedByTheTestClientThenMatch() {
		JsonNode vectors = JsonMapper.shared().readTree(getClass().getResourceAsStream("/srp-vectors.json"));
		for (JsonNode vector : vectors.get("vectors")) {
			SrpClient client = new SrpClient(new BigInteger(text(vector, "a_hex"), 16));
			assertThat(new BigInteger(client.srpA(), 16)).isEqualTo(new BigInteger(text(vector, "SRP_A"), 16));
			Map<String, String> parameters = Map.of("SRP_B", text(vector, "SRP_B"), "SALT", text(vector, "SALT"),
					"SECRET_BLOCK", text(vector, "SECRET_BLOCK"));
			assertThat(client.signature(text(vector, "poolName_or_deviceGroupKey"),
					text(vector, "userIdForSrp_or_deviceKey"), text(vector, "password"), parameters,
					text(vector, "TIMESTAMP")))
				.as(text(vector, "name"))
				.isEqualTo(text(vector, "PASSWORD_CLAIM_SIGNATURE"));
			BigInteger salt = new BigInteger(text(vector, "SALT"), 16);
			SrpVerifier verifier = SrpVerifier.of(text(vector, "poolName_or_deviceGroupKey"),
					text(vector, "userIdForSrp_or_deviceKey"), text(vector, "password"), salt.toByteArray());
			assertThat(verifier.value())
				.isEqualTo(BigInteger.TWO.modPow(new BigInteger(text(vector, "x_hex"), 16), SrpClient.N));
		}
	}

	@Test
	void exchangeWhenRandomThenProvesTheRightPasswordOnly() {
		for (int i = 0; i < 40; i++) {
			SrpClient client = new SrpClient();
			byte[] salt = new byte[] { 0, (byte) i, 3 };
			SrpExchange exchange = new SrpExchange(SrpVerifier.of("Pool", "user" + i, "Secret-" + i, salt),
					client.srpA());
			Map<String, String> parameters = Map.of("SALT", exchange.salt(), "SRP_B", exchange.serverPublic(),
					"SECRET_BLOCK", exchange.secretBlock());
			String time = "Tue Nov 3 04:05:06 UTC 2026";
			assertThat(exchange.proves("Pool", "user" + i, time,
					client.signature("Pool", "user" + i, "Secret-" + i, parameters, time)))
				.isTrue();
			assertThat(exchange.proves("Pool", "user" + i, time,
					client.signature("Pool", "user" + i, "secret-" + i, parameters, time)))
				.isFalse();
		}
	}

	@Test
	void signInWhenPasswordIsRightThenIssuesTokensWithoutAnySession() {
		AwsSignIn challenge = start("alice");
		assertThat(challenge.challenge()).isEqualTo("PASSWORD_VERIFIER");
		assertThat(challenge.session()).isNull();
		assertThat(challenge.parameters()).containsKeys("SALT", "SRP_B", "SECRET_BLOCK")
			.containsEntry("USERNAME", "alice")
			.containsEntry("USER_ID_FOR_SRP", "alice");
		assertThat(challenge.prove(this.srp, "Wonderland-1 äöü").tokens().accessToken()).isNotBlank();
	}

	@Test
	void signInWhenKeyIsWrittenWithSignByteAndCapitalsThenIsReadAllTheSame() {
		String srpA = "00" + this.srp.srpA().toUpperCase(Locale.ROOT);
		AwsSignIn challenge = AwsSignIn.start(this.pool, "USER_SRP_AUTH", "alice", "SRP_A", srpA);
		assertThat(challenge.prove(this.srp, "Wonderland-1 äöü").tokens()).isNotNull();
	}

	@Test
	void signInWhenByAliasThenRealNameTakesPartInTheProof() {
		AwsSignIn challenge = start("alice@example.com");
		assertThat(challenge.parameters()).containsEntry("USER_ID_FOR_SRP", "alice");
		assertThat(challenge.prove(this.srp, "Wonderland-1 äöü").tokens()).isNotNull();
	}

	@Test
	void signInWhenPasswordIsWrongThenRefusesAndEndsTheExchange() {
		AwsSignIn challenge = start("alice");
		AwsSdk.assertError(() -> challenge.prove(this.srp, "wrong"), "NotAuthorizedException",
				"Incorrect username or password.");
		AwsSdk.assertError(() -> challenge.prove(this.srp, "Wonderland-1 äöü"), "NotAuthorizedException",
				"session can only be used once");
	}

	@Test
	void signInWhenProofIsReplayedThenRefuses() {
		AwsSignIn challenge = start("alice");
		challenge.prove(this.srp, "Wonderland-1 äöü");
		AwsSdk.assertError(() -> challenge.prove(this.srp, "Wonderland-1 äöü"), "NotAuthorizedException",
				"session can only be used once");
	}

	@Test
	void signInWhenUserIsUnknownThenSimulatesWithStableSalt() {
		AwsSignIn first = start("nobody");
		AwsSignIn second = start("nobody");
		assertThat(first.parameters().get("SALT")).isEqualTo(second.parameters().get("SALT"));
		assertThat(first.parameters().get("SRP_B")).isNotEqualTo(second.parameters().get("SRP_B"));
		AwsSdk.assertError(() -> first.prove(this.srp, "any"), "NotAuthorizedException",
				"Incorrect username or password.");
		this.pool.updateClient(this.pool.clientId(),
				(client) -> client.preventUserExistenceErrors(PreventUserExistenceErrors.LEGACY));
		AwsSdk.assertError(() -> start("nobody"), "UserNotFoundException", "User does not exist.");
	}

	@Test
	void signInWhenUserIsUnknownAndNamesAreAddressesThenMadeUpNameIsAcceptedInTheAnswer() {
		try (CognitoUserPoolServer addresses = CognitoUserPoolServer.builder()
			.signInNames(SignInNames.EMAIL_OR_PHONE)
			.start()) {
			AwsSignIn challenge = AwsSignIn.start(addresses, "USER_SRP_AUTH", "nobody@example.com", "SRP_A",
					this.srp.srpA());
			String madeUp = challenge.parameters().get("USERNAME");
			assertThat(madeUp).doesNotContain("@");
			AwsSdk.assertError(() -> challenge.as(madeUp).prove(this.srp, "any"), "NotAuthorizedException",
					"Incorrect username or password.");
		}
	}

	@Test
	void signInWhenFivePasswordsWereWrongThenLocks() {
		// the lock is one of a second, which must not pass meanwhile
		try (CognitoUserPoolServer standing = CognitoUserPoolServer.builder()
			.clock(Clock.fixed(Instant.now(), ZoneOffset.UTC))
			.user("alice", (user) -> user.password("Wonderland-1"))
			.start()) {
			this.pool = standing;
			for (int i = 0; i < 5; i++) {
				AwsSdk.assertError(() -> start("alice").prove(this.srp, "wrong"), "NotAuthorizedException",
						"Incorrect username or password.");
			}
			AwsSdk.assertError(() -> start("alice").prove(this.srp, "Wonderland-1"), "NotAuthorizedException",
					"Password attempts exceeded");
		}
	}

	@Test
	void signInWhenUserIsUnconfirmedThenRefusesBeforeTheProofIsChecked() {
		this.pool.user("alice").unconfirmed();
		AwsSdk.assertError(() -> start("alice").prove(this.srp, "wrong"), "UserNotConfirmedException",
				"User is not confirmed.");
	}

	@Test
	void signInWhenPasswordIsTemporaryThenAsksForNewOne() {
		this.pool.user("alice").temporaryPassword("Temp-Pass-1");
		AwsSignIn challenge = start("alice").prove(this.srp, "Temp-Pass-1");
		assertThat(challenge.challenge()).isEqualTo("NEW_PASSWORD_REQUIRED");
		assertThat(challenge.answer("NEW_PASSWORD", "Own-Password-1").tokens()).isNotNull();
		assertThat(start("alice").prove(this.srp, "Own-Password-1").tokens()).isNotNull();
	}

	@Test
	void signInWhenPoolClockWasMovedThenClientsClockIsStillGood() {
		this.pool.advance(Duration.ofDays(3));
		assertThat(start("alice").prove(this.srp, "Wonderland-1 äöü").tokens()).isNotNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sat Sept 5 04:05:06 UTC 2026", "Sa. Nov. 7 04:05:06 UTC 2026",
			"Sat Sep 5 04:05:06 Z 2026", "2026-09-05T04:05:06Z" })
	void signInWhenTimestampIsMalformedThenSaysSo(String timestamp) {
		assertTimestampRefused(timestamp, "InvalidParameterException", "TIMESTAMP format should be");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Sat Sep 05 04:05:06 UTC 2026", "Mon Sep 5 04:05:06 UTC 2026",
			"Sat Sep 5 04:05:06 GMT 2026", "Sat Sep 5 04:05:06 UTC 2015", "Sat Sep 45 04:05:06 UTC 2026" })
	void signInWhenTimestampIsWrongThenRefuses(String timestamp) {
		assertTimestampRefused(timestamp, "NotAuthorizedException", "Incorrect username or password.");
	}

	@Test
	void initiateWhenSrpAIsUnusableThenRefuses() {
		for (String srpA : new String[] { "0", "xyz", SrpClient.N.toString(16), "1".repeat(771), "-1" }) {
			AwsSdk.assertError(() -> AwsSignIn.start(this.pool, "USER_SRP_AUTH", "alice", "SRP_A", srpA),
					"InvalidParameterException", "SRP_A");
		}
		AwsSdk.assertError(() -> AwsSignIn.start(this.pool, "USER_SRP_AUTH", "alice"), "InvalidParameterException",
				"Missing required parameter SRP_A");
	}

	private void assertTimestampRefused(String timestamp, String type, String message) {
		AwsSignIn challenge = start("alice");
		String poolName = this.pool.userPoolId().split("_")[1];
		Map<String, String> answer = this.srp.answer(poolName, "alice", "Wonderland-1 äöü", challenge.parameters(),
				Instant.now());
		answer.put("TIMESTAMP", timestamp);
		answer.put("PASSWORD_CLAIM_SIGNATURE",
				this.srp.signature(poolName, "alice", "Wonderland-1 äöü", challenge.parameters(), timestamp));
		AwsSdk.assertError(() -> challenge.answer(answer), type, message);
	}

	private AwsSignIn start(String username) {
		return AwsSignIn.start(this.pool, "USER_SRP_AUTH", username, "SRP_A", this.srp.srpA());
	}

	private static String text(JsonNode vector, String name) {
		return vector.get(name).stringValue();
	}

}
