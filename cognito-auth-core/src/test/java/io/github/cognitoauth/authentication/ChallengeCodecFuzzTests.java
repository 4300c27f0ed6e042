// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.nio.charset.StandardCharsets;

import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a stored text holds, there is a challenge or a typed error. Runs over the
 * stored inputs; with {@code JAZZER_FUZZ=1} it searches for new ones.
 */
class ChallengeCodecFuzzTests {

	@FuzzTest(maxDuration = "10m")
	void readWhenTextIsArbitraryThenChallengeOrTypedError(byte[] bytes) {
		String text = new String(bytes, StandardCharsets.UTF_8);
		try {
			CognitoChallenge challenge = ChallengeCodec.readChallenge(text);
			assertThat(ChallengeCodec.readChallenge(ChallengeCodec.write(challenge)).data())
				.isEqualTo(challenge.data());
			ChallengeCodec.readSetup(text);
		}
		catch (UnreadableChallengeException ex) {
			assertThat(ex.getMessage()).hasSizeLessThan(80);
		}
	}

}
