// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.io.Serializable;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

import org.springframework.util.Assert;

/**
 * What a request tells the pool's triggers and its threat protection beside the
 * credentials: {@code ClientMetadata}, {@code UserContextData} and
 * {@code AnalyticsMetadata}. Operations that do not take one of them leave it out.
 *
 * @param clientMetadata key-value pairs for Lambda triggers; neither stored nor encrypted
 * by Cognito, so never secrets
 * @param ipAddress the user's IPv4 or IPv6 address, or {@code null}. Counts only for an
 * app client with a secret, with threat protection and
 * {@code EnablePropagateAdditionalUserContextData}
 * @param encodedData the fingerprint that AWS's script collected on the user's device, or
 * {@code null}
 * @param analyticsEndpointId the Amazon Pinpoint endpoint id, or {@code null}
 * @param members further members of the request by name, as JSON text
 * @since 0.1.0
 */
public record RequestMetadata(Map<String, String> clientMetadata, @Nullable String ipAddress,
		@Nullable String encodedData, @Nullable String analyticsEndpointId,
		Map<String, String> members) implements Serializable {

	private static final RequestMetadata NONE = new RequestMetadata(Map.of(), null, null, null, Map.of());

	/**
	 * Copy the maps.
	 * @throws IllegalArgumentException if a member is no JSON text
	 */
	public RequestMetadata {
		Assert.notNull(clientMetadata, "'clientMetadata' must not be null");
		Assert.notNull(members, "'members' must not be null");
		Assert.isTrue(members.values().stream().allMatch(RequestMetadata::isJson),
				"'members' must hold JSON text: use withMember(..)");
		clientMetadata = Map.copyOf(clientMetadata);
		members = Map.copyOf(members);
	}

	/**
	 * Return metadata that add nothing to a request.
	 * @return empty metadata
	 */
	public static RequestMetadata none() {
		return NONE;
	}

	/**
	 * Return metadata for triggers.
	 * @param clientMetadata key-value pairs
	 * @return new metadata
	 */
	public static RequestMetadata ofClientMetadata(Map<String, String> clientMetadata) {
		return new RequestMetadata(clientMetadata, null, null, null, Map.of());
	}

	/**
	 * Return a copy with the user's context for threat protection.
	 * @param ipAddress the user's IP address, or {@code null}
	 * @param encodedData the device fingerprint, or {@code null}
	 * @return new metadata
	 */
	public RequestMetadata withUserContext(@Nullable String ipAddress, @Nullable String encodedData) {
		return new RequestMetadata(this.clientMetadata, ipAddress, encodedData, this.analyticsEndpointId, this.members);
	}

	/**
	 * Return a copy with an Amazon Pinpoint endpoint.
	 * @param analyticsEndpointId the endpoint id, or {@code null}
	 * @return new metadata
	 */
	public RequestMetadata withAnalyticsEndpointId(@Nullable String analyticsEndpointId) {
		return new RequestMetadata(this.clientMetadata, this.ipAddress, this.encodedData, analyticsEndpointId,
				this.members);
	}

	/**
	 * Return a copy with a member of the request that this version does not know. It
	 * never replaces one that the request has anyway.
	 * @param name the member's name in the service model
	 * @param value its value, which is treated as a secret: a text, boolean or number, or
	 * a list or map of these
	 * @return new metadata
	 * @throws IllegalArgumentException if the value is something else
	 */
	public RequestMetadata withMember(String name, Object value) {
		Assert.hasText(name, "'name' must not be empty");
		Assert.isTrue(isPlain(value), "A member is a text, a boolean, a number, or a list or map of these");
		Map<String, String> more = new LinkedHashMap<>(this.members);
		more.put(name, Json.MAPPER.writeValueAsString(value));
		return new RequestMetadata(this.clientMetadata, this.ipAddress, this.encodedData, this.analyticsEndpointId,
				more);
	}

	private static boolean isJson(String text) {
		try {
			return !Json.MAPPER.readTree(text).isMissingNode();
		}
		catch (JacksonException ex) {
			// its message would repeat the text
			return false;
		}
	}

	private static boolean isPlain(@Nullable Object value) {
		if (value instanceof Map<?, ?> map) {
			return map.keySet().stream().allMatch(String.class::isInstance)
					&& map.values().stream().allMatch(RequestMetadata::isPlain);
		}
		if (value instanceof Collection<?> list) {
			return list.stream().allMatch(RequestMetadata::isPlain);
		}
		return value instanceof String || value instanceof Boolean || value instanceof Number;
	}

	/** Add what an operation takes that takes no more than this. */
	void addMembersTo(CognitoRequestBody body) {
		Map<String, JsonNode> values = new LinkedHashMap<>();
		this.members.forEach((name, json) -> values.put(name, Json.MAPPER.readTree(json)));
		body.withFurther(values);
	}

	void addTo(CognitoRequestBody body) {
		if (this == NONE) {
			return;
		}
		addMembersTo(body);
		body.with("ClientMetadata", this.clientMetadata);
		if (this.analyticsEndpointId != null) {
			body.with("AnalyticsMetadata",
					CognitoRequestBody.create().with("AnalyticsEndpointId", this.analyticsEndpointId));
		}
		if (this.ipAddress != null || this.encodedData != null) {
			body.with("UserContextData",
					CognitoRequestBody.create()
						.with("IpAddress", this.ipAddress)
						.with("EncodedData", this.encodedData));
		}
	}

	@Override
	public String toString() {
		return "RequestMetadata[clientMetadata=" + this.clientMetadata.keySet() + ", members=" + this.members.keySet()
				+ "]";
	}

}
