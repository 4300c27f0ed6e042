package io.github.cognitoauth.srp;

import java.math.BigInteger;
import java.time.Instant;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
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
	void claimWhenParametersAreArbitraryThenClaimOrSrpException(FuzzedDataProvider data) {
		String salt = data.consumeString(300);
		String srpB = data.consumeString(800);
		String secretBlock = data.consumeRemainingAsString();
		try {
			SrpClaim claim = SESSION.claim(ALICE, salt, srpB, secretBlock, Instant.EPOCH);
			assertThat(claim.signature()).hasSize(44);
			assertThat(claim.secretBlock()).isSameAs(secretBlock);
		}
		catch (SrpException ex) {
			assertThat(ex).hasNoCause().extracting(SrpException::reason).isNotNull();
		}
	}

	@FuzzTest(maxDuration = "10m")
	void identityWhenPoolIdIsArbitraryThenIdentityOrSrpException(FuzzedDataProvider data) {
		String userPoolId = data.consumeString(100);
		try {
			SrpIdentity identity = SrpIdentity.ofUser(userPoolId, data.consumeString(100),
					data.consumeRemainingAsString());
			assertThat(userPoolId).endsWith('_' + identity.scope());
		}
		catch (SrpException ex) {
			assertThat(ex).hasNoCause().extracting(SrpException::reason).isNotNull();
		}
	}

}
