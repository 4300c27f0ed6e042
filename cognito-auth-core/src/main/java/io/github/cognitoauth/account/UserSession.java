// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;
import java.time.Instant;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An active session of a user in one app client ({@code SessionDescriptionType}). Where a
 * server signs people in, device and address are those of the server and not of the
 * person.
 *
 * @param sessionId the id, no secret
 * @param type the kind of session, or {@code null}
 * @param clientId the app client, or {@code null}
 * @param createdAt when it began, or {@code null}
 * @param lastActiveAt when it was last used for a refresh or a sign-in, or {@code null}
 * @param deviceType what the pool made of the {@code User-Agent}, or {@code null}
 * @param lastIpAddress the address of the last use, personal data, or {@code null}
 * @param city the city of the last use, or {@code null}
 * @param country the country of the last use by its English name, or {@code null}
 * @param originSessionId the browser session that it came from, or {@code null}, as for a
 * sign-in through the API
 * @param current whether the access token of the call belongs to it
 * @since 0.1.0
 */
public record UserSession(String sessionId, @Nullable SessionType type, @Nullable String clientId,
		@Nullable Instant createdAt, @Nullable Instant lastActiveAt, @Nullable String deviceType,
		@Nullable String lastIpAddress, @Nullable String city, @Nullable String country,
		@Nullable String originSessionId, boolean current) implements Serializable {

	static @Nullable UserSession of(@Nullable JsonNode json) {
		String id = Answers.text(json, "SessionId");
		if (json == null || id == null) {
			return null;
		}
		String type = Answers.text(json, "SessionType");
		JsonNode location = json.get("LastLocation");
		return new UserSession(id, (type != null && !type.isBlank()) ? new SessionType(type) : null,
				Answers.text(json, "ClientId"), Answers.instant(json, "CreateDate"),
				Answers.instant(json, "LastActiveDate"), Answers.text(json, "DeviceType"),
				Answers.text(json, "LastIPAddress"), Answers.text(location, "City"), Answers.text(location, "Country"),
				Answers.text(json, "OriginSessionId"), Answers.flag(json, "IsCurrentSession"));
	}

	@Override
	public String toString() {
		return "UserSession[" + this.sessionId + ", type=" + this.type + ", current=" + this.current + "]";
	}

}
