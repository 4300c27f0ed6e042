// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the answer of {@code InitiateAuth}, {@code RespondToAuthChallenge} and
 * {@code GetTokensFromRefreshToken}. Tokens win over a challenge name, and the presence
 * of {@code ChallengeParameters} says nothing.
 */
final class AuthenticationResponse {

	/** The shortest life that an app client can be set to, for an answer without one. */
	private static final int SHORTEST_LIFETIME = 300;

	/** Ten years, in seconds: more can only be a mistake, and must not overflow. */
	private static final int LONGEST_LIFETIME = 315_360_000;

	private static final Set<ChallengeName> AFTER_PASSWORD = Set.of(ChallengeName.SMS_MFA,
			ChallengeName.SOFTWARE_TOKEN_MFA, ChallengeName.SELECT_MFA_TYPE, ChallengeName.MFA_SETUP,
			ChallengeName.NEW_PASSWORD_REQUIRED);

	private final CognitoResponse answer;

	private final ObjectNode json;

	AuthenticationResponse(CognitoResponse answer) {
		this.answer = answer;
		this.json = answer.body();
	}

	/** The error for an answer that lacks what it needs, or has what it cannot have. */
	CognitoException invalid() {
		return this.answer.invalid();
	}

	boolean hasTokens() {
		return this.json.get("AuthenticationResult") instanceof ObjectNode;
	}

	CognitoTokens.Builder tokens(Instant startedAt) {
		if (this.json.get("AuthenticationResult") instanceof ObjectNode result) {
			String accessToken = text(result, "AccessToken");
			if (accessToken != null) {
				return CognitoTokens.builder(accessToken, startedAt, lifetime(result.get("ExpiresIn")))
					.idToken(text(result, "IdToken"))
					.refreshToken(text(result, "RefreshToken"))
					.newDeviceMetadata(newDevice(result))
					.region(this.answer.region());
			}
		}
		throw invalid();
	}

	private static Duration lifetime(@Nullable JsonNode expiresIn) {
		double seconds = (expiresIn != null && expiresIn.isValueNode()) ? expiresIn.asDouble(0) : 0;
		return Duration.ofSeconds((seconds >= 1 && seconds <= LONGEST_LIFETIME) ? (long) seconds : SHORTEST_LIFETIME);
	}

	/**
	 * Whether this answer to {@code InitiateAuth} can only come after the password that
	 * was sent with it was checked. Within {@code USER_AUTH} a code by e-mail can be the
	 * first factor as well.
	 */
	boolean provesPassword(AuthFlow flow, boolean passwordSent) {
		return switch (flow) {
			case USER_PASSWORD_AUTH -> true;
			case USER_SRP_AUTH, CUSTOM_AUTH -> false;
			case USER_AUTH -> passwordSent && (hasTokens() || AFTER_PASSWORD.contains(challengeName()));
		};
	}

	ChallengeData challenge(SignIn signIn, Instant startedAt) {
		Map<String, String> parameters = parameters();
		return new ChallengeData(challengeName(), text(this.json, "Session"), username(parameters, signIn),
				signIn.loginName(), parameters, availableChallenges(), signIn.deviceKey(), startedAt,
				signIn.passwordProven(), this.answer.region());
	}

	private ChallengeName challengeName() {
		String name = text(this.json, "ChallengeName");
		if (name != null && !name.isBlank()) {
			return new ChallengeName(name);
		}
		JsonNode choices = this.json.get("AvailableChallenges");
		if (choices == null) {
			throw invalid();
		}
		if (availableChallenges().isEmpty()) {
			throw this.answer.invalid("There is no ChallengeName, and nothing to choose from: AvailableChallenges is "
					+ (choices.isArray() ? "a list of " + choices.size() + " without a name" : choices.getNodeType()));
		}
		return ChallengeName.SELECT_CHALLENGE;
	}

	private static String username(Map<String, String> parameters, SignIn signIn) {
		String username = parameters.get("USERNAME");
		if (username == null || username.isEmpty()) {
			username = parameters.get("USER_ID_FOR_SRP");
		}
		return (username != null && !username.isEmpty()) ? username : signIn.username();
	}

	private Map<String, String> parameters() {
		JsonNode node = this.json.get("ChallengeParameters");
		if (!(node instanceof ObjectNode object) || object.isEmpty()) {
			return Map.of();
		}
		Map<String, String> parameters = new LinkedHashMap<>();
		object.properties().forEach((entry) -> {
			JsonNode value = entry.getValue();
			if (!value.isNull()) {
				parameters.put(entry.getKey(), value.isValueNode() ? value.asString() : value.toString());
			}
		});
		return parameters;
	}

	private List<ChallengeName> availableChallenges() {
		List<ChallengeName> names = new ArrayList<>();
		JsonNode node = this.json.get("AvailableChallenges");
		if (node != null && node.isArray()) {
			node.forEach((item) -> {
				if (item.isString() && !item.stringValue().isBlank()) {
					names.add(new ChallengeName(item.stringValue()));
				}
			});
		}
		return names;
	}

	private static @Nullable NewDeviceMetadata newDevice(ObjectNode result) {
		if (result.get("NewDeviceMetadata") instanceof ObjectNode device) {
			String key = text(device, "DeviceKey");
			String groupKey = text(device, "DeviceGroupKey");
			return (key != null && groupKey != null) ? new NewDeviceMetadata(key, groupKey) : null;
		}
		return null;
	}

	private static @Nullable String text(ObjectNode object, String member) {
		JsonNode node = object.get(member);
		return (node != null && node.isString() && !node.stringValue().isEmpty()) ? node.stringValue() : null;
	}

}
