// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What is needed to answer a challenge, in a form that survives serialization.
 *
 * @param name the challenge
 * @param session the newest session, or {@code null} where the answer had none
 * @param username the user name to send back
 * @param loginName the name that was typed
 * @param parameters the raw challenge parameters
 * @param availableChallenges the choices of SELECT_CHALLENGE
 * @param deviceKey the key of the device that takes part, or {@code null}
 * @param startedAt when the request began that brought the challenge
 * @param passwordProven whether the pool has checked a password
 * @param region the Region that has the session, or {@code null} for a pool without
 * replica
 */
record ChallengeData(ChallengeName name, @Nullable String session, String username, String loginName,
		Map<String, String> parameters, List<ChallengeName> availableChallenges, @Nullable String deviceKey,
		Instant startedAt, boolean passwordProven, @Nullable String region) implements Serializable {

	ChallengeData {
		parameters = Map.copyOf(parameters);
		availableChallenges = List.copyOf(availableChallenges);
	}

	ChallengeData withSession(@Nullable String newSession) {
		return new ChallengeData(this.name, newSession, this.username, this.loginName, this.parameters,
				this.availableChallenges, this.deviceKey, this.startedAt, this.passwordProven, this.region);
	}

	@Override
	public String toString() {
		return this.name + "[parameters=" + this.parameters.keySet() + "]";
	}

}
