// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link ChallengeCodec}.
 */
class ChallengeCodecTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");

	private static final String MINIMAL = """
			{"v":1,"name":"SMS_MFA","username":"alice","loginName":"a@example.com","startedAt":"2026-11-22T10:00:00Z",\
			"passwordProven":true}""";

	@ParameterizedTest
	@ValueSource(strings = { "NEW_PASSWORD_REQUIRED", "SMS_MFA", "SMS_OTP", "EMAIL_OTP", "SOFTWARE_TOKEN_MFA",
			"SELECT_MFA_TYPE", "MFA_SETUP", "SELECT_CHALLENGE", "PASSWORD", "PASSWORD_SRP", "CUSTOM_CHALLENGE",
			"WEB_AUTHN", "DEVICE_SRP_AUTH", "CARRIER_PIGEON" })
	void writeWhenReadThenSameChallenge(String name) {
		CognitoChallenge challenge = CognitoChallenge.of(data(name, Map.of("k", "v \"\u00e4\ud83d\ude00")));
		CognitoChallenge copy = ChallengeCodec.readChallenge(ChallengeCodec.write(challenge));
		assertThat(copy).isExactlyInstanceOf(challenge.getClass());
		assertThat(copy.data()).isEqualTo(challenge.data());
		assertThat(ChallengeCodec.readSetup(ChallengeCodec.write(challenge))).isNull();
	}

	@Test
	void writeWhenNothingIsOptionalThenCompact() {
		CognitoChallenge challenge = ChallengeCodec.readChallenge(MINIMAL);
		assertThat(challenge.session()).isNull();
		assertThat(challenge.parameters()).isEmpty();
		assertThat(ChallengeCodec.write(challenge)).isEqualTo(MINIMAL);
	}

	@Test
	void writeWhenPoolHasAReplicaThenTheRegionIsAMemberAndIsReadBack() {
		String golden = MINIMAL.replace("\"startedAt\"", "\"region\":\"us-west-2\",\"startedAt\"");
		CognitoChallenge challenge = ChallengeCodec.readChallenge(golden);
		assertThat(challenge.region()).isEqualTo("us-west-2");
		assertThat(ChallengeCodec.write(challenge)).isEqualTo(golden);
	}

	@Test
	void writeWhenSetupHasBegunThenSecretComesBack() {
		SoftwareTokenSetup setup = new SoftwareTokenSetup(new MfaSetupChallenge(data("MFA_SETUP", Map.of())),
				TotpSecret.fromBase32("JBSWY3DPEHPK3PXP"));
		String json = ChallengeCodec.write(setup);
		SoftwareTokenSetup copy = ChallengeCodec.readSetup(json);
		assertThat(copy).isNotNull();
		assertThat(copy.secret()).isEqualTo(setup.secret());
		assertThat(copy.challenge().data()).isEqualTo(setup.challenge().data());
		assertThat(ChallengeCodec.readChallenge(json).data()).isEqualTo(setup.challenge().data());
	}

	@Test
	void readWhenALaterVersionAddedMembersThenTheyAreIgnored() {
		String later = MINIMAL.replace("\"v\":1", "\"v\":1,\"@class\":\"java.lang.Runtime\",\"more\":{\"a\":[1,2]}");
		assertThat(ChallengeCodec.readChallenge(later).data()).isEqualTo(ChallengeCodec.readChallenge(MINIMAL).data());
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "1", "[]", "{}", "{", "{\"v\":1}", "not json", "\ufeff{}", "{} {}",
			"{\"v\":1,\"v\":1}" })
	void readWhenTextIsNoChallengeThenTypedError(String text) {
		assertUnreadable(text);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"v\":1|\"v\":2", "\"v\":1|\"v\":\"1\"", "\"v\":1|\"v\":1.0e99", "\"v\":1|\"w\":1",
			"\"SMS_MFA\"|\" \"", "\"SMS_MFA\"|7", "\"SMS_MFA\"|null", "\"name\"|\"nam\"", "\"username\"|\"user\"",
			"\"loginName\"|\"login\"", "true|\"true\"", "true|null", "\"passwordProven\"|\"p\"",
			"\"2026-11-22T10:00:00Z\"|1", "2026-11-22T10:00:00Z|yesterday", "2026|+99999999999",
			"\"v\":1|\"v\":1,\"session\":{}", "\"v\":1|\"v\":1,\"parameters\":[]",
			"\"v\":1|\"v\":1,\"parameters\":{\"a\":1}", "\"v\":1|\"v\":1,\"parameters\":{\"a\":null}",
			"\"v\":1|\"v\":1,\"parameters\":{\"a\":\"1\",\"a\":\"2\"}", "\"v\":1|\"v\":1,\"choices\":\"x\"",
			"\"v\":1|\"v\":1,\"choices\":[\" \"]", "\"v\":1|\"v\":1,\"choices\":[[\"a\"]]",
			"\"v\":1|\"v\":1,\"a\":[[[[[[1]]]]]]", "\"v\":1|\"v\":1,\"name\":\"EMAIL_OTP\"" })
	void readWhenAMemberIsNotAsWrittenThenTypedError(String change) {
		String[] parts = change.split("\\|");
		String text = MINIMAL.replace(parts[0], parts[1]);
		assertThat(text).isNotEqualTo(MINIMAL);
		assertUnreadable(text);
	}

	@Test
	void readWhenSecretBelongsToAnotherKindThenTypedError() {
		String text = MINIMAL.replace("\"v\":1", "\"v\":1,\"secret\":\"hidden-secret\"");
		assertThatExceptionOfType(UnreadableChallengeException.class).isThrownBy(() -> ChallengeCodec.readSetup(text))
			.withMessageNotContaining("hidden-secret");
	}

	@Test
	void readWhenTextIsHugeThenTypedError() {
		assertUnreadable(MINIMAL.replace("alice", "a".repeat(ChallengeCodec.MAX_LENGTH)));
		assertUnreadable("[".repeat(100_000));
		StringBuilder parameters = new StringBuilder("\"v\":1,\"parameters\":{\"a\":\"\"");
		for (int i = 0; i < 300; i++) {
			parameters.append(",\"k").append(i).append("\":\"\"");
		}
		assertUnreadable(MINIMAL.replace("\"v\":1", parameters.append('}')));
	}

	@Test
	void readWhenTextIsChangedAnywhereThenChallengeOrTypedErrorThatRepeatsNothing() {
		Map<String, String> parameters = new LinkedHashMap<>();
		parameters.put("question", "two & two");
		String json = ChallengeCodec.write(new SoftwareTokenSetup(new MfaSetupChallenge(data("MFA_SETUP", parameters)),
				TotpSecret.fromBase32("JBSWY3DPEHPK3PXP")));
		Random random = new Random(7);
		for (int i = 0; i < 20_000; i++) {
			StringBuilder text = new StringBuilder(json);
			for (int changes = random.nextInt(3); changes >= 0; changes--) {
				int at = random.nextInt(text.length());
				switch (random.nextInt(3)) {
					case 0 -> text.setCharAt(at, (char) (32 + random.nextInt(95)));
					case 1 -> text.deleteCharAt(at);
					default -> text.insert(at, "{}[]\",:0 \\".charAt(random.nextInt(10)));
				}
			}
			try {
				assertThat(ChallengeCodec.readChallenge(text.toString()).name().value()).isNotBlank();
				ChallengeCodec.readSetup(text.toString());
			}
			catch (UnreadableChallengeException ex) {
				assertThat(ex.getMessage()).doesNotContain("JBSWY3DP", "session-1");
				assertThat(ex).hasNoCause();
			}
		}
	}

	private static void assertUnreadable(String text) {
		assertThatExceptionOfType(UnreadableChallengeException.class)
			.isThrownBy(() -> ChallengeCodec.readChallenge(text));
	}

	private static ChallengeData data(String name, Map<String, String> parameters) {
		return new ChallengeData(new ChallengeName(name), "session-1", "real-name", "alice", parameters,
				List.of(ChallengeName.EMAIL_OTP), "device-1", NOW, true, "us-west-2");
	}

}
