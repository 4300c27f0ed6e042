// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Makes challenges for tests outside of this package. */
public final class TestChallenges {

	private TestChallenges() {
	}

	public static CognitoChallenge named(String name, Map<String, String> parameters, String... available) {
		return inRegion(null, name, parameters, available);
	}

	public static CognitoChallenge inRegion(String region, String name, Map<String, String> parameters,
			String... available) {
		return CognitoChallenge.of(new ChallengeData(new ChallengeName(name), "session-0123456789-0123456789", "worker",
				"worker", parameters, List.of(available).stream().map(ChallengeName::new).toList(), null, Instant.EPOCH,
				false, region));
	}

	public static Map<String, String> responses(ChallengeAnswer answer) {
		return answer.responses();
	}

}
