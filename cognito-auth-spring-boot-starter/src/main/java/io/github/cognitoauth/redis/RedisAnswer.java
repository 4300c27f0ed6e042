// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.util.List;

/**
 * What a script of {@link RedisScripts} answered: one value a line, the first of them the
 * time of Redis.
 */
record RedisAnswer(List<String> values) {

	static RedisAnswer of(String answer) {
		return new RedisAnswer(List.of(answer.split("\n", -1)));
	}

	/** Return the time of Redis in milliseconds. */
	long now() {
		return number(0);
	}

	String text(int index) {
		return (index < this.values.size()) ? this.values.get(index) : "";
	}

	long number(int index) {
		return Long.parseLong(text(index));
	}

	boolean is(int index) {
		return Boolean.parseBoolean(text(index));
	}

}
