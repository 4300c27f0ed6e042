// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.authentication.ChallengeCodec;
import io.github.cognitoauth.authentication.UnreadableChallengeException;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.step.FormProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/**
 * Writes open challenges as compact JSON and reads them back: for sessions that are
 * stored as JSON, and for handles that a client carries. No type is named in it. The text
 * holds secrets: keep it on the server, or seal it. Later versions add members, which
 * this one ignores. Thread-safe.
 *
 * @since 0.1.0
 */
public final class OpenChallengeCodec {

	private static final int VERSION = 1;

	private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
		.streamReadConstraints(
				StreamReadConstraints.builder().maxNestingDepth(10).maxStringLength(ChallengeCodec.MAX_LENGTH).build())
		.build()).build();

	private OpenChallengeCodec() {
	}

	/**
	 * Write an open challenge.
	 * @param challenge the open challenge
	 * @return a JSON object
	 */
	public static String write(OpenChallenge challenge) {
		Assert.notNull(challenge, "'challenge' must not be null");
		ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", VERSION).put("id", challenge.id());
		json.set("pending", MAPPER.readTree(challenge.pending().toJson()));
		json.put("expiresAt", challenge.expiresAt().toString())
			.put("steps", challenge.steps())
			.put("refusals", challenge.refusals());
		FormProblem problem = challenge.problem();
		if (problem != null) {
			write(problem, json.putObject("problem"));
		}
		if (!challenge.entered().isEmpty()) {
			ObjectNode entered = json.putObject("entered");
			challenge.entered().forEach(entered::put);
		}
		if (challenge.isAnswerLost()) {
			json.put("answerLost", true);
		}
		if (challenge.rememberMe() != null) {
			json.put("rememberMe", challenge.rememberMe());
		}
		return MAPPER.writeValueAsString(json);
	}

	private static void write(FormProblem problem, ObjectNode json) {
		TextJson.write(problem.text(), json);
		if (problem.field() != null) {
			json.put("field", problem.field());
		}
		if (problem.remaining() != null) {
			json.put("remaining", problem.remaining());
		}
	}

	/**
	 * Read an open challenge.
	 * @param text what {@link #write(OpenChallenge)} returned
	 * @return the open challenge
	 * @throws UnreadableChallengeException if the text is anything else
	 */
	public static OpenChallenge read(String text) {
		Assert.notNull(text, "'text' must not be null");
		JsonNode json = tree(text);
		OpenChallenge.Builder challenge = OpenChallenge
			.builder(TextJson.required(json, "id"), PendingSignIn.ofJson(json.path("pending").toString()),
					instant(TextJson.required(json, "expiresAt")))
			.steps(TextJson.number(json, "steps"))
			.refusals(TextJson.number(json, "refusals"))
			.entered(entered(json.path("entered")))
			.answerLost(json.path("answerLost").asBoolean(false))
			.rememberMe(TextJson.optional(json, "rememberMe"));
		if (json.has("problem")) {
			challenge.problem(problem(json.path("problem")));
		}
		return challenge.build();
	}

	private static JsonNode tree(String text) {
		if (text.length() > 2 * ChallengeCodec.MAX_LENGTH) {
			throw new UnreadableChallengeException("The text is too long");
		}
		JsonNode json;
		try {
			json = MAPPER.readTree(text);
		}
		catch (JacksonException ex) {
			// its message repeats the text
			throw new UnreadableChallengeException("The text is no JSON of an open challenge");
		}
		if (json.path("v").asInt(0) != VERSION) {
			throw new UnreadableChallengeException("The text was written by another version");
		}
		return json;
	}

	private static FormProblem problem(JsonNode json) {
		return new FormProblem(TextJson.read(json), TextJson.optional(json, "field"),
				json.has("remaining") ? (Integer) TextJson.number(json, "remaining") : null);
	}

	private static Map<String, String> entered(JsonNode json) {
		Map<String, String> entered = new LinkedHashMap<>();
		json.properties().forEach((member) -> entered.put(member.getKey(), member.getValue().asString("")));
		return entered;
	}

	private static Instant instant(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new UnreadableChallengeException("The member 'expiresAt' is no time");
		}
	}

	/**
	 * Write a problem of the login page.
	 * @param problem the problem
	 * @return a JSON object
	 */
	public static String write(SignInProblem problem) {
		Assert.notNull(problem, "'problem' must not be null");
		ObjectNode json = JsonNodeFactory.instance.objectNode().put("v", VERSION);
		TextJson.write(problem.text(), json);
		if (problem.username() != null) {
			json.put("username", problem.username());
		}
		return MAPPER.writeValueAsString(json);
	}

	/**
	 * Read a problem of the login page.
	 * @param text what {@link #write(SignInProblem)} returned
	 * @return the problem
	 * @throws UnreadableChallengeException if the text is anything else
	 */
	public static SignInProblem readProblem(String text) {
		Assert.notNull(text, "'text' must not be null");
		JsonNode json = tree(text);
		return new SignInProblem(TextJson.read(json), TextJson.optional(json, "username"));
	}

}
