// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a flow or an answer leads to: another challenge, or tokens.
 *
 * @param challenge the challenge, null at the end
 * @param available {@code AvailableChallenges}, empty if the member is absent
 * @param result {@code AuthenticationResult}, null before the end
 */
record Step(@Nullable Challenge challenge, List<String> available, @Nullable ObjectNode result) {

	static Step ask(Challenge challenge) {
		return new Step(challenge, List.of(), null);
	}

	static Step done(ObjectNode result) {
		return new Step(null, List.of(), result);
	}

	/**
	 * Says what the client can choose from, also where it has chosen already.
	 * @param factors the first factors
	 * @return the step
	 */
	Step offering(List<String> factors) {
		return new Step(this.challenge, factors, this.result);
	}

	@Override
	public String toString() {
		return "Step[challenge=" + ((this.challenge != null) ? this.challenge.name() : null) + "]";
	}

}
