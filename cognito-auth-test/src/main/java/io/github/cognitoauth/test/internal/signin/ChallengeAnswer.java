// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import org.jspecify.annotations.Nullable;

/**
 * An answer to a challenge.
 */
final class ChallengeAnswer {

	private final String challengeName;

	private final Map<String, String> responses;

	ChallengeAnswer(String challengeName, Map<String, String> responses) {
		this.challengeName = challengeName;
		this.responses = responses;
	}

	String challengeName() {
		return this.challengeName;
	}

	Map<String, String> responses() {
		return this.responses;
	}

	@Nullable String text(String name) {
		return this.responses.get(name);
	}

	String requiredText(String name) {
		return required(this.responses, name);
	}

	static String required(Map<String, String> parameters, String name) {
		String value = parameters.get(name);
		if (value == null || value.isEmpty()) {
			throw CognitoError.missing(name);
		}
		return value;
	}

	@Override
	public String toString() {
		return "ChallengeAnswer[challengeName=" + this.challengeName + "]";
	}

}
