// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/**
 * Writes open challenges as compact JSON and reads them back, for sessions that are not
 * stored as Java objects and for handles that a client carries. The text holds secrets:
 * keep it on the server, or seal it.
 * <p>
 * Only the members that are written here are read; no type is named in the text and none
 * is loaded by name. A later version adds members, which this one ignores, and never
 * takes the place of another's meaning without a new number in {@code v}. Whatever is
 * read, the result is a challenge or an {@link UnreadableChallengeException}.
 * Thread-safe.
 *
 * @since 0.1.0
 */
public final class ChallengeCodec {

	/** What a text can hold at most, in UTF-16 units; a pool sends a few thousand. */
	public static final int MAX_LENGTH = 256 * 1024;

	private static final int VERSION = 1;

	private static final int MAX_ENTRIES = 256;

	private static final JsonMapper MAPPER = JsonMapper
		.builder(JsonFactory.builder()
			.streamReadConstraints(
					StreamReadConstraints.builder().maxNestingDepth(3).maxStringLength(MAX_LENGTH).build())
			.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
			.build())
		.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.build();

	private ChallengeCodec() {
	}

	/**
	 * Write a challenge.
	 * @param challenge the challenge
	 * @return a JSON object
	 */
	public static String write(CognitoChallenge challenge) {
		Assert.notNull(challenge, "'challenge' must not be null");
		return MAPPER.writeValueAsString(tree(challenge.data()));
	}

	/**
	 * Write a challenge and the secret of an authenticator app that is being set up.
	 * @param setup the set-up
	 * @return a JSON object
	 */
	public static String write(SoftwareTokenSetup setup) {
		Assert.notNull(setup, "'setup' must not be null");
		return MAPPER.writeValueAsString(tree(setup.challenge().data()).put("secret", setup.secret().secretCode()));
	}

	/**
	 * Read a challenge. That a secret was written with it makes no difference.
	 * @param json what {@link #write(CognitoChallenge)} returned
	 * @return the challenge
	 * @throws UnreadableChallengeException if the text is anything else
	 */
	public static CognitoChallenge readChallenge(String json) {
		return CognitoChallenge.of(data(object(json)));
	}

	/**
	 * Read a set-up.
	 * @param json what {@link #write(SoftwareTokenSetup)} returned
	 * @return the set-up, or {@code null} if a challenge alone was written
	 * @throws UnreadableChallengeException if the text is anything else
	 */
	public static @Nullable SoftwareTokenSetup readSetup(String json) {
		ObjectNode object = object(json);
		String secret = optional(object, "secret");
		if (secret == null) {
			return null;
		}
		if (CognitoChallenge.of(data(object)) instanceof MfaSetupChallenge challenge) {
			return new SoftwareTokenSetup(challenge, totpSecret(secret));
		}
		throw new UnreadableChallengeException("A challenge of another kind has a secret");
	}

	private static TotpSecret totpSecret(String secret) {
		try {
			return TotpSecret.fromBase32(secret);
		}
		catch (IllegalArgumentException ex) {
			throw new UnreadableChallengeException("The secret of the authenticator app is not base32");
		}
	}

	private static ObjectNode tree(ChallengeData data) {
		ObjectNode object = JsonNodeFactory.instance.objectNode();
		object.put("v", VERSION).put("name", data.name().value());
		put(object, "session", data.session());
		object.put("username", data.username()).put("loginName", data.loginName());
		if (!data.parameters().isEmpty()) {
			ObjectNode parameters = object.putObject("parameters");
			data.parameters().forEach(parameters::put);
		}
		if (!data.availableChallenges().isEmpty()) {
			ArrayNode choices = object.putArray("choices");
			data.availableChallenges().forEach((name) -> choices.add(name.value()));
		}
		put(object, "deviceKey", data.deviceKey());
		put(object, "region", data.region());
		return object.put("startedAt", data.startedAt().toString()).put("passwordProven", data.passwordProven());
	}

	private static void put(ObjectNode object, String member, @Nullable String value) {
		if (value != null) {
			object.put(member, value);
		}
	}

	private static ObjectNode object(String json) {
		Assert.notNull(json, "'json' must not be null");
		if (json.length() > MAX_LENGTH) {
			throw new UnreadableChallengeException("The text is too long");
		}
		JsonNode node;
		try {
			node = MAPPER.readTree(json);
		}
		catch (JacksonException ex) {
			// its message repeats the text
			throw new UnreadableChallengeException("The text is no JSON of a challenge");
		}
		if (!(node instanceof ObjectNode object)) {
			throw new UnreadableChallengeException("The text is no JSON object");
		}
		JsonNode version = object.get("v");
		if (version == null || !version.isIntegralNumber() || !version.canConvertToInt()
				|| version.intValue() != VERSION) {
			throw new UnreadableChallengeException("The text was written by another version");
		}
		return object;
	}

	private static ChallengeData data(ObjectNode object) {
		String name = required(object, "name");
		if (name.isBlank()) {
			throw new UnreadableChallengeException("The member 'name' is empty");
		}
		JsonNode proven = object.get("passwordProven");
		if (proven == null || !proven.isBoolean()) {
			throw new UnreadableChallengeException("The member 'passwordProven' is missing");
		}
		return new ChallengeData(new ChallengeName(name), optional(object, "session"), required(object, "username"),
				required(object, "loginName"), parameters(object.get("parameters")), choices(object.get("choices")),
				optional(object, "deviceKey"), instant(required(object, "startedAt")), proven.booleanValue(),
				optional(object, "region"));
	}

	private static String required(ObjectNode object, String member) {
		String value = optional(object, member);
		if (value == null) {
			throw new UnreadableChallengeException("The member '" + member + "' is missing");
		}
		return value;
	}

	private static @Nullable String optional(ObjectNode object, String member) {
		JsonNode value = object.get(member);
		if (value == null) {
			return null;
		}
		return text(value, member);
	}

	private static String text(JsonNode value, String member) {
		if (!value.isString()) {
			throw new UnreadableChallengeException("The member '" + member + "' is no text");
		}
		return value.stringValue();
	}

	private static Map<String, String> parameters(@Nullable JsonNode node) {
		if (node == null) {
			return Map.of();
		}
		if (!(node instanceof ObjectNode object) || object.size() > MAX_ENTRIES) {
			throw new UnreadableChallengeException("The member 'parameters' is no object of texts");
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		object.properties().forEach((entry) -> parameters.put(entry.getKey(), text(entry.getValue(), "parameters")));
		return parameters;
	}

	private static List<ChallengeName> choices(@Nullable JsonNode node) {
		if (node == null) {
			return List.of();
		}
		if (!(node instanceof ArrayNode array) || array.size() > MAX_ENTRIES) {
			throw new UnreadableChallengeException("The member 'choices' is no list of texts");
		}
		List<ChallengeName> choices = new ArrayList<>();
		array.forEach((item) -> {
			String name = text(item, "choices");
			if (name.isBlank()) {
				throw new UnreadableChallengeException("The member 'choices' has an empty text");
			}
			choices.add(new ChallengeName(name));
		});
		return choices;
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new UnreadableChallengeException("The member 'startedAt' is no time");
		}
	}

}
