// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.redis;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.token.store.TokenStore.Refusal;
import io.github.cognitoauth.token.store.TokenStore.Stored;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of what is stored before it is encrypted. The times and the version that Redis
 * decides by are in it too, so that changing them there makes it unreadable.
 */
final class EntryJson {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	/** The form, which is not the version of the tokens in it. */
	private static final String FORMAT = "v";

	private static final int V1 = 1;

	private EntryJson() {
	}

	/**
	 * Write tokens.
	 * @param stored the tokens
	 * @param expiry when the access token expires, on the clock of Redis
	 */
	static byte[] write(Stored stored, long expiry) {
		CognitoTokens tokens = stored.tokens();
		ObjectNode json = MAPPER.createObjectNode();
		json.put(FORMAT, V1).put("version", stored.version()).put("expiry", expiry).put("rotates", stored.rotates());
		json.put("access", tokens.accessToken());
		put(json, "id", tokens.idToken());
		put(json, "refresh", tokens.refreshToken());
		json.put("lifetime", tokens.lifetime().toMillis());
		json.put("login", tokens.loginName());
		put(json, "device", tokens.deviceKey());
		put(json, "region", tokens.region());
		return MAPPER.writeValueAsBytes(json);
	}

	/**
	 * Read tokens.
	 * @param json the JSON
	 * @param version the version that Redis has beside it
	 * @param expiry the expiry that Redis has beside it
	 * @param redisNow the present time on the clock of Redis
	 * @param now the present time on the clock of this process
	 * @return the tokens, or {@code null} if it is something else
	 */
	static @Nullable Stored readTokens(byte[] json, long version, long expiry, long redisNow, Instant now) {
		try {
			JsonNode node = MAPPER.readTree(json);
			String accessToken = text(node, "access");
			Duration life = Duration.ofMillis(node.path("lifetime").asLong(0));
			if (!isV1(node) || accessToken == null || life.isZero() || life.isNegative()
					|| node.path("version").asLong(0) != version || node.path("expiry").asLong(0) != expiry) {
				return null;
			}
			Duration left = Duration.ofMillis(expiry - redisNow);
			Instant issuedAt = now.plus((left.compareTo(life) < 0) ? left : life).minus(life);
			String login = text(node, "login");
			CognitoTokens tokens = CognitoTokens.builder(accessToken, issuedAt, life)
				.idToken(text(node, "id"))
				.refreshToken(text(node, "refresh"))
				.loginName((login != null) ? login : "")
				.deviceKey(text(node, "device"))
				.region(text(node, "region"))
				.build();
			return new Stored(tokens, node.path("rotates").asBoolean(true), version);
		}
		catch (JacksonException | IllegalArgumentException | ArithmeticException ex) {
			return null;
		}
	}

	/**
	 * Write a refusal.
	 * @param refusal the refusal
	 * @param pauseEnd when its pause ends, on the clock of Redis
	 */
	static byte[] write(Refusal refusal, long pauseEnd) {
		ObjectNode json = MAPPER.createObjectNode()
			.put(FORMAT, V1)
			.put("code", refusal.code())
			.put("reason", refusal.reason().name())
			.put("inARow", refusal.inARow())
			.put("pause", pauseEnd);
		put(json, "challenge", refusal.challengeName());
		return MAPPER.writeValueAsBytes(json);
	}

	/**
	 * Read a refusal.
	 * @param json the JSON
	 * @param credentials whose refusal it is
	 * @param pauseEnd the end of the pause that Redis has beside it
	 * @param redisNow the present time on the clock of Redis
	 * @return the refusal, or {@code null} if it is something else
	 */
	static @Nullable Refusal readRefusal(byte[] json, String credentials, long pauseEnd, long redisNow) {
		try {
			JsonNode node = MAPPER.readTree(json);
			if (!isV1(node) || node.path("pause").asLong(0) != pauseEnd) {
				return null;
			}
			return new Refusal(node.path("code").asString(""),
					CognitoErrorReason.valueOf(node.path("reason").asString("")), text(node, "challenge"), credentials,
					node.path("inARow").asInt(0), Duration.ofMillis(Math.max(0, pauseEnd - redisNow)));
		}
		catch (JacksonException | IllegalArgumentException ex) {
			return null;
		}
	}

	private static boolean isV1(JsonNode node) {
		return node.path(FORMAT).asInt(0) == V1;
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
