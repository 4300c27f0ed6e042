package io.github.cognitoauth.redis;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of tokens before they are encrypted. When they expire is not in it: that is
 * counted on the clock of Redis, which all instances share.
 */
final class TokenJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private TokenJson() {
	}

	static byte[] write(CognitoTokens tokens) {
		ObjectNode json = MAPPER.createObjectNode();
		json.put("access", tokens.accessToken());
		put(json, "id", tokens.idToken());
		put(json, "refresh", tokens.refreshToken());
		json.put("lifetime", tokens.lifetime().toMillis());
		json.put("login", tokens.loginName());
		put(json, "device", tokens.deviceKey());
		return MAPPER.writeValueAsBytes(json);
	}

	/**
	 * Read tokens.
	 * @param json the JSON
	 * @param remaining how long the access token lives, negative if it is dead
	 * @param now the present time on the clock of this process
	 * @return the tokens, or {@code null} if it is something else
	 */
	static @Nullable CognitoTokens read(byte[] json, Duration remaining, Instant now) {
		try {
			JsonNode node = MAPPER.readTree(json);
			String accessToken = text(node, "access");
			long lifetime = node.path("lifetime").asLong(0);
			if (accessToken == null || lifetime <= 0) {
				return null;
			}
			Duration life = Duration.ofMillis(lifetime);
			Instant issuedAt = now.plus((remaining.compareTo(life) < 0) ? remaining : life).minus(life);
			String login = text(node, "login");
			return CognitoTokens.builder(accessToken, issuedAt, life)
				.idToken(text(node, "id"))
				.refreshToken(text(node, "refresh"))
				.loginName((login != null) ? login : "")
				.deviceKey(text(node, "device"))
				.build();
		}
		catch (JacksonException | IllegalArgumentException | ArithmeticException ex) {
			return null;
		}
	}

	private static void put(ObjectNode json, String name, @Nullable String value) {
		if (value != null) {
			json.put(name, value);
		}
	}

	private static @Nullable String text(JsonNode node, String name) {
		JsonNode value = node.path(name);
		return (value.isString() && !value.stringValue().isEmpty()) ? value.stringValue() : null;
	}

}
