package io.github.cognitoauth.redis;

import java.time.Duration;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.TokenRefusal;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Refusals as JSON. What is left of the pause follows from what is left of the entry's
 * life, which Redis counts, so that no clocks are compared.
 */
final class RefusalJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private RefusalJson() {
	}

	static byte[] write(TokenRefusal refusal, Duration life) {
		return MAPPER.writeValueAsBytes(MAPPER.createObjectNode()
			.put("code", refusal.code())
			.put("reason", refusal.reason().name())
			.put("credentials", refusal.credentials())
			.put("refusals", refusal.refusals())
			.put("pause", refusal.pause().toMillis())
			.put("life", life.toMillis()));
	}

	/**
	 * Read a refusal.
	 * @param json the JSON
	 * @param left what is left of the entry's life
	 * @return the refusal, or {@code null} if it is something else
	 */
	static @Nullable TokenRefusal read(byte[] json, Duration left) {
		try {
			JsonNode node = MAPPER.readTree(json);
			long age = Math.max(0, node.path("life").asLong(0) - left.toMillis());
			return new TokenRefusal(node.path("code").asString(""),
					CognitoErrorReason.valueOf(node.path("reason").asString("")), node.path("credentials").asString(""),
					node.path("refusals").asInt(0), Duration.ofMillis(node.path("pause").asLong(0) - age));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return null;
		}
	}

}
