// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import io.github.cognitoauth.security.jackson.CognitoJacksonModule;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.data.redis.serializer.RedisSerializer;
import org.springframework.data.redis.serializer.SerializationException;

/**
 * Keeps sessions in Redis as JSON. As bean {@code springSessionDefaultRedisSerializer} it
 * is what Spring Session writes attributes with.
 * <p>
 * What cannot be read counts as absent: whose session it was is signed out, where an
 * exception would answer each of the user's requests with an error until the session
 * ends. It is logged by type, without any content.
 *
 * @since 0.1.0
 */
public final class SessionRedisSerializer implements RedisSerializer<Object> {

	private static final Logger logger = LoggerFactory.getLogger(SessionRedisSerializer.class);

	private final JsonMapper mapper;

	/**
	 * Create a serializer that knows what Spring Security and the login keep in a
	 * session.
	 * @param classLoader finds the modules of what is present
	 */
	public SessionRedisSerializer(ClassLoader classLoader) {
		this(CognitoJacksonModule.getModules(classLoader));
	}

	/**
	 * Create a serializer that knows more types.
	 * @param modules those of {@link CognitoJacksonModule#getModules}, and any others
	 */
	public SessionRedisSerializer(Iterable<? extends JacksonModule> modules) {
		JsonMapper.Builder builder = JsonMapper.builder();
		modules.forEach(builder::addModule);
		this.mapper = builder.build();
	}

	@Override
	public byte[] serialize(@Nullable Object value) {
		try {
			return (value != null) ? this.mapper.writeValueAsBytes(value) : new byte[0];
		}
		catch (JacksonException ex) {
			throw new SerializationException("A session attribute cannot be written as JSON", ex);
		}
	}

	@Override
	public @Nullable Object deserialize(byte @Nullable [] bytes) {
		if (bytes == null || bytes.length == 0) {
			return null;
		}
		try {
			return this.mapper.readValue(bytes, Object.class);
		}
		catch (JacksonException ex) {
			logger.warn("A session attribute cannot be read and counts as absent: {}", ex.getClass().getName());
			return null;
		}
	}

}
