// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a peer sends, there is a well-formed claim or an {@link SrpException}. Runs
 * over the stored inputs; with {@code JAZZER_FUZZ=1} it searches for new ones.
 */
class SrpFuzzTests {

	private static final SrpClientSession SESSION = new SrpClientSession(BigInteger.valueOf(0x5eed));

	private static final SrpIdentity ALICE = SrpIdentity.ofUser("eu-west-1_Ab1Cd2Ef3", "alice", "correct horse");

	@FuzzTest(maxDuration = "10m")
	void claimWhenParametersAreArbitraryThenClaimOrSrpException(byte[] saltKeyAndBlock) {
		String[] lines = lines(saltKeyAndBlock);
		try {
			SrpClaim claim = SESSION.claim(ALICE, lines[0], lines[1], lines[2], Instant.EPOCH);
			assertThat(claim.signature()).hasSize(44);
			assertThat(claim.secretBlock()).isSameAs(lines[2]);
		}
		catch (SrpException ex) {
			assertThat(ex).hasNoCause().extracting(SrpException::reason).isNotNull();
		}
	}

	@FuzzTest(maxDuration = "10m")
	void identityWhenPoolIdIsArbitraryThenIdentityOrSrpException(byte[] poolUserAndPassword) {
		String[] lines = lines(poolUserAndPassword);
		try {
			assertThat(lines[0]).endsWith('_' + SrpIdentity.ofUser(lines[0], lines[1], lines[2]).scope());
		}
		catch (SrpException ex) {
			assertThat(ex).hasNoCause().extracting(SrpException::reason).isNotNull();
		}
	}

	/** Exactly three; the last one keeps its line breaks. */
	private static String[] lines(byte[] input) {
		String[] three = { "", "", "" };
		String[] lines = new String(input, StandardCharsets.UTF_8).split("\n", 3);
		System.arraycopy(lines, 0, three, 0, lines.length);
		return three;
	}

}
