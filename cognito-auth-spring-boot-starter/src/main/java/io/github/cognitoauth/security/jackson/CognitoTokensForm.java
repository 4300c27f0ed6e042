// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.jackson;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.NewDeviceMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The tokens of a session. */
final class CognitoTokensForm extends StoredForm<CognitoTokens> {

	CognitoTokensForm() {
		super(CognitoTokens.class);
	}

	@Override
	void write(CognitoTokens tokens, ObjectNode json) {
		json.put("accessToken", tokens.accessToken());
		put(json, "idToken", tokens.idToken());
		put(json, "refreshToken", tokens.refreshToken());
		json.put("issuedAt", tokens.issuedAt().toString())
			.put("lifetime", tokens.lifetime().toString())
			.put("loginName", tokens.loginName());
		put(json, "deviceKey", tokens.deviceKey());
		put(json, "region", tokens.region());
		NewDeviceMetadata device = tokens.newDeviceMetadata();
		if (device != null) {
			json.putObject("newDevice").put("key", device.deviceKey()).put("groupKey", device.deviceGroupKey());
		}
	}

	private static void put(ObjectNode json, String member, @Nullable String value) {
		if (value != null) {
			json.put(member, value);
		}
	}

	@Override
	CognitoTokens read(JsonNode json) {
		JsonNode device = json.path("newDevice");
		return CognitoTokens
			.builder(required(json, "accessToken"), issuedAt(required(json, "issuedAt")),
					lifetime(required(json, "lifetime")))
			.idToken(optional(json, "idToken"))
			.refreshToken(optional(json, "refreshToken"))
			.loginName(required(json, "loginName"))
			.deviceKey(optional(json, "deviceKey"))
			.region(optional(json, "region"))
			.newDeviceMetadata(device.isObject()
					? new NewDeviceMetadata(required(device, "key"), required(device, "groupKey")) : null)
			.build();
	}

	private static @Nullable String optional(JsonNode json, String member) {
		return json.has(member) ? required(json, member) : null;
	}

	private static Instant issuedAt(String text) {
		try {
			return Instant.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("The member 'issuedAt' is no time");
		}
	}

	private static Duration lifetime(String text) {
		try {
			return Duration.parse(text);
		}
		catch (DateTimeException ex) {
			throw new IllegalArgumentException("The member 'lifetime' is no duration");
		}
	}

}
