// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.util.Map;

import io.github.cognitoauth.token.store.TokenStoreException;

import org.springframework.dao.QueryTimeoutException;
import org.springframework.data.redis.RedisConnectionFailureException;

/**
 * Says of a failure of Redis what an operator can do about it. Redis begins its errors
 * with a word in capitals; the rest of a message could repeat what was sent, and is never
 * told.
 */
final class RedisFailures {

	private static final Map<String, String> BY_WORD = Map.ofEntries(
			Map.entry("WRONGPASS",
					"Redis refuses user name and password; check 'spring.data.redis.username' and "
							+ "'spring.data.redis.password'"),
			Map.entry("NOAUTH", "Redis asks for a password; set 'spring.data.redis.password'"),
			Map.entry("NOPERM",
					"the user of Redis may not use these keys, commands or channels; allow '~<key-prefix>*', "
							+ "'&<key-prefix>*' and '+@all', or the commands EVAL, EVALSHA, TYPE, TIME, HGET, HSET, HDEL, DEL, "
							+ "PEXPIRE, PUBLISH and SUBSCRIBE"),
			Map.entry("READONLY", "this Redis is a replica that takes no writes; connect to the primary"),
			Map.entry("OOM", "Redis is out of memory; raise 'maxmemory' or free some"),
			Map.entry("MISCONF", "Redis takes no writes since it cannot save to its disk"),
			Map.entry("NOREPLICAS", "Redis takes no writes since it has too few replicas"),
			Map.entry("LOADING", "Redis is loading its data"),
			Map.entry("MASTERDOWN", "this Redis is a replica that has lost its primary"),
			Map.entry("CLUSTERDOWN", "the Redis cluster is down"), Map.entry("BUSY", "Redis is busy with a script"));

	private static final int DEPTH = 10;

	private RedisFailures() {
	}

	static Throwable translate(Throwable failure) {
		Throwable cause = failure;
		for (int i = 0; i < DEPTH && cause != null; i++) {
			String message = cause.getMessage();
			String advice = (message != null) ? BY_WORD.get(word(message)) : null;
			if (advice != null) {
				return new TokenStoreException(advice, failure);
			}
			cause = cause.getCause();
		}
		if (failure instanceof RedisConnectionFailureException) {
			return new TokenStoreException("Redis cannot be reached; check 'spring.data.redis' and that it runs",
					failure);
		}
		if (failure instanceof QueryTimeoutException) {
			return new TokenStoreException("Redis does not answer in time", failure);
		}
		return failure;
	}

	/** Scripts put their own words around those of a command that they ran. */
	private static String word(String message) {
		String text = message.startsWith("ERR ") ? message.substring("ERR ".length()) : message;
		int end = 0;
		while (end < text.length() && text.charAt(end) >= 'A' && text.charAt(end) <= 'Z') {
			end++;
		}
		return text.substring(0, end);
	}

}
