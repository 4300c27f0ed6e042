// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashSet;
import java.util.Locale;
import java.util.Random;
import java.util.Set;

import io.github.cognitoauth.srp.SrpException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link SrpClientSession}: what it refuses, and what it does not tell.
 */
class SrpClientSessionTests {

	private static final SrpIdentity ALICE = SrpIdentity.ofUser("eu-west-1_Ab1Cd2Ef3", "alice", "correct horse");

	private static final String SALT = "11b87f1a7323691b19f9cbef0f69a4d0";

	private static final String BLOCK = "c2VjcmV0";

	private final SrpClientSession session = SrpClientSession.start();

	@Test
	void startWhenCalledTwiceThenKeysDiffer() {
		Set<String> keys = new HashSet<>();
		for (int i = 0; i < 50; i++) {
			keys.add(SrpClientSession.start().srpA());
		}
		assertThat(keys).hasSize(50).allMatch((key) -> key.matches("[1-9a-f][0-9a-f]{700,767}"));
	}

	@Test
	void startWhenRandomIsZeroThenDrawsAgain() {
		Random random = new Random() {

			private int draws;

			@Override
			public void nextBytes(byte[] bytes) {
				bytes[0] = (byte) this.draws++;
			}

		};
		BigInteger second = BigInteger.ONE.shiftLeft(248);
		assertThat(SrpClientSession.start(random).srpA())
			.isEqualTo(BigInteger.TWO.modPow(second, SrpGroup.N).toString(16));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "00", "0000000000" })
	void claimWhenServerKeyIsZeroThenRefused(String srpB) {
		assertRefused(Reason.SERVER_KEY_ZERO, SALT, srpB, BLOCK);
	}

	@Test
	void claimWhenServerKeyIsNThenRefused() {
		assertRefused(Reason.SERVER_KEY_ZERO, SALT, SrpGroup.N.toString(16), BLOCK);
		assertRefused(Reason.SERVER_KEY_ZERO, SALT, "00" + SrpGroup.N.toString(16), BLOCK);
	}

	@Test
	void claimWhenScramblerIsZeroThenRefused() {
		assertThatExceptionOfType(SrpException.class).isThrownBy(() -> SrpClientSession.requireNonZero(BigInteger.ZERO))
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(Reason.SCRAMBLER_ZERO));
	}

	@ParameterizedTest
	@ValueSource(strings = { "xyz", "-1", "+1", "0x11", "11 22", " 11", "11\n", "1\u0661", "\uff11\uff11", "1g" })
	void claimWhenNumberIsNotHexadecimalThenRefused(String text) {
		assertRefused(Reason.NOT_HEXADECIMAL, text, "5", BLOCK);
		assertRefused(Reason.NOT_HEXADECIMAL, SALT, text, BLOCK);
	}

	@ParameterizedTest
	@CsvSource({ "257, 1, 4", "1, 771, 4", "1, 1, 16388", "100000000, 1, 4", "1, 100000000, 4", "1, 1, 100000000" })
	void claimWhenParameterIsTooLongThenRefused(int saltDigits, int keyDigits, int blockLength) {
		assertRefused(Reason.TOO_LONG, "1".repeat(saltDigits), "1".repeat(keyDigits), "A".repeat(blockLength));
	}

	@Test
	void claimWhenParametersAreAsLongAsAllowedThenProves() {
		SrpClaim claim = this.session.claim(ALICE, "f".repeat(256), "00" + "1".repeat(768), "A".repeat(16_384),
				Instant.EPOCH);
		assertThat(claim.signature()).hasSize(44);
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "AAAAA", "AA==AA", "AA\nAA", "\u00e4\u00e4\u00e4\u00e4", "A_-A" })
	void claimWhenSecretBlockIsNotBase64ThenIsSignedAndSentAsText(String text) {
		SrpClaim claim = this.session.claim(ALICE, SALT, "5", text, Instant.EPOCH);
		String same = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));

		assertThat(claim.secretBlock()).isEqualTo(text);
		assertThat(claim.signature()).isEqualTo(this.session.claim(ALICE, SALT, "5", same, Instant.EPOCH).signature());
	}

	@Test
	void claimWhenParameterIsEmptyThenRefused() {
		assertRefused(Reason.MISSING, "", "5", BLOCK);
		assertRefused(Reason.MISSING, SALT, "", BLOCK);
		assertRefused(Reason.MISSING, SALT, "5", "");
	}

	@Test
	void claimWhenDigitsAreUpperCaseThenSameProof() {
		String srpB = "abcdef0123456789";
		assertThat(this.session.claim(ALICE, SALT.toUpperCase(Locale.ROOT), "ABCDEF0123456789", BLOCK, Instant.EPOCH))
			.isEqualTo(this.session.claim(ALICE, SALT, srpB, BLOCK, Instant.EPOCH));
	}

	@Test
	void claimReturnsSecretBlockUnchanged() {
		assertThat(this.session.claim(ALICE, SALT, "5", "c2VjcmV0MQ", Instant.EPOCH).secretBlock())
			.isEqualTo("c2VjcmV0MQ");
	}

	@Test
	void toStringTellsNothingSecret() {
		SrpClaim claim = this.session.claim(ALICE, SALT, "5", BLOCK, Instant.EPOCH);
		assertThat(this.session).hasToString("SrpClientSession[secret=****]");
		assertThat(claim.toString()).doesNotContain(claim.signature(), BLOCK).contains(claim.timestamp());
		assertThat(ALICE.toString()).doesNotContain("alice", "correct horse").contains("Ab1Cd2Ef3");
	}

	private void assertRefused(Reason reason, String salt, String srpB, String secretBlock) {
		assertThatExceptionOfType(SrpException.class)
			.isThrownBy(() -> this.session.claim(ALICE, salt, srpB, secretBlock, Instant.EPOCH))
			.withNoCause()
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

}
