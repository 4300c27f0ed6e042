// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.signin;

import java.util.Map;
import java.util.function.Function;

/**
 * {@code PASSWORD} and {@code PASSWORD_SRP}: the password, or the first step of its
 * proof, was chosen and is still absent.
 */
final class PasswordChallenge implements Challenge {

	private final String name;

	private final Function<Map<String, String>, Step> continuation;

	PasswordChallenge(String name, Function<Map<String, String>, Step> continuation) {
		this.name = name;
		this.continuation = continuation;
	}

	@Override
	public String name() {
		return this.name;
	}

	@Override
	public Step answer(ChallengeAnswer answer) {
		return this.continuation.apply(answer.responses());
	}

}
