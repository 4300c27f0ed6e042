// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.recording;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.recording.ScriptedPool.PoolAnswer;

/**
 * A kind of challenge and how a person answers it.
 *
 * @param name the name of the transcript
 * @param challenge what the pool says to user name and password
 * @param before answers of the pool that belong to the same step
 * @param right the answer that is taken
 * @param others further answers, each with what the pool says to it
 */
record Scenario(String name, PoolAnswer challenge, List<PoolAnswer> before, Map<String, String> right,
		List<Attempt> others) {

	static final String SESSION = "session-of-the-first-step";

	static Scenario of(String challenge, String parameters, Map<String, String> right, Attempt... others) {
		return new Scenario(challenge, PoolAnswer.challenge(challenge, SESSION, parameters), List.of(), right,
				List.of(others));
	}

	Scenario named(String name) {
		return new Scenario(name, this.challenge, this.before, this.right, this.others);
	}

	Scenario with(PoolAnswer... answers) {
		return new Scenario(this.name, this.challenge, List.of(answers), this.right, this.others);
	}

	@Override
	public String toString() {
		return this.name;
	}

	/** An answer and what the pool says to it; nothing where it must not be sent. */
	record Attempt(String title, Map<String, String> form, PoolAnswer... answers) {

	}

}
