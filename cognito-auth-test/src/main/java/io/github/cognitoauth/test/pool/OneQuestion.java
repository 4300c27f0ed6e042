// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.util.List;

/**
 * One question with three tries.
 *
 * @param question the question
 */
record OneQuestion(CustomAuthentication.Question question) implements CustomAuthentication {

	private static final String CUSTOM_CHALLENGE = "CUSTOM_CHALLENGE";

	private static final int TRIES = 3;

	@Override
	public Decision define(String username, List<Round> rounds) {
		List<Round> custom = rounds.stream().filter((round) -> CUSTOM_CHALLENGE.equals(round.challengeName())).toList();
		if (custom.stream().anyMatch(Round::passed)) {
			return Decision.ISSUE_TOKENS;
		}
		return (custom.size() < TRIES) ? Decision.ASK : Decision.FAIL;
	}

	@Override
	public Question create(String username, List<Round> rounds) {
		return this.question;
	}

}
