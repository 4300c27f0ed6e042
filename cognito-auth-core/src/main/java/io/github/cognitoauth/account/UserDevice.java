// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A device that the pool tracks ({@code DeviceType}).
 *
 * @param deviceKey the key
 * @param attributes values by name, such as {@code device_name}, {@code device_status}
 * and {@code last_ip_used}
 * @param createdAt when it was first seen, or {@code null}
 * @param lastModifiedAt when it was last changed, or {@code null}
 * @param lastAuthenticatedAt when somebody last signed in with it, or {@code null}
 * @since 0.1.0
 */
public record UserDevice(String deviceKey, Map<String, String> attributes, @Nullable Instant createdAt,
		@Nullable Instant lastModifiedAt, @Nullable Instant lastAuthenticatedAt) implements Serializable {

	/** Copy the map. */
	public UserDevice {
		attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
	}

	static @Nullable UserDevice of(@Nullable JsonNode json) {
		String key = Answers.text(json, "DeviceKey");
		return (key != null) ? new UserDevice(key, Answers.attributes(json, "DeviceAttributes"),
				Answers.instant(json, "DeviceCreateDate"), Answers.instant(json, "DeviceLastModifiedDate"),
				Answers.instant(json, "DeviceLastAuthenticatedDate")) : null;
	}

	/**
	 * Return the name that the device was confirmed with.
	 * @return the name, or {@code null}
	 */
	public @Nullable String name() {
		return this.attributes.get("device_name");
	}

	@Override
	public String toString() {
		return "UserDevice[" + this.deviceKey + ", attributes=" + this.attributes.keySet() + "]";
	}

}
