// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.redis;

import java.time.Instant;
import java.util.Map;
import java.util.function.BiFunction;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.session.MapSession;
import org.springframework.session.data.redis.RedisSessionMapper;

/**
 * Makes sessions of what Redis holds. One of which not even the times can be read, as
 * after a change of the serializer, has expired: Spring Session's own mapper throws,
 * which answers each request of that browser with an error until the session is gone.
 */
final class ReadableSessions implements BiFunction<String, Map<String, Object>, MapSession> {

	private static final Logger logger = LoggerFactory.getLogger(ReadableSessions.class);

	private final RedisSessionMapper mapper = new RedisSessionMapper();

	@Override
	public MapSession apply(String id, Map<String, Object> entries) {
		try {
			return this.mapper.apply(id, entries);
		}
		catch (IllegalStateException | ClassCastException ex) {
			logger.warn("A session cannot be read and counts as expired: {}", ex.getClass().getName());
			MapSession expired = new MapSession(id);
			expired.setLastAccessedTime(Instant.EPOCH);
			return expired;
		}
	}

}
