package io.github.cognitoauth.protocol;

import java.io.Serializable;
import java.util.Map;

import org.jspecify.annotations.Nullable;

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
 * @since 0.1.0
 */
public record RequestMetadata(Map<String, String> clientMetadata, @Nullable String ipAddress,
		@Nullable String encodedData, @Nullable String analyticsEndpointId) implements Serializable {

	private static final RequestMetadata NONE = new RequestMetadata(Map.of(), null, null, null);

	/** Copy the map. */
	public RequestMetadata {
		Assert.notNull(clientMetadata, "'clientMetadata' must not be null");
		clientMetadata = Map.copyOf(clientMetadata);
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
		return new RequestMetadata(clientMetadata, null, null, null);
	}

	/**
	 * Return a copy with the user's context for threat protection.
	 * @param ipAddress the user's IP address, or {@code null}
	 * @param encodedData the device fingerprint, or {@code null}
	 * @return new metadata
	 */
	public RequestMetadata withUserContext(@Nullable String ipAddress, @Nullable String encodedData) {
		return new RequestMetadata(this.clientMetadata, ipAddress, encodedData, this.analyticsEndpointId);
	}

	/**
	 * Return a copy with an Amazon Pinpoint endpoint.
	 * @param analyticsEndpointId the endpoint id, or {@code null}
	 * @return new metadata
	 */
	public RequestMetadata withAnalyticsEndpointId(@Nullable String analyticsEndpointId) {
		return new RequestMetadata(this.clientMetadata, this.ipAddress, this.encodedData, analyticsEndpointId);
	}

	void addTo(CognitoRequestBody body) {
		if (this == NONE) {
			return;
		}
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
		return "RequestMetadata[clientMetadata=" + this.clientMetadata.keySet() + "]";
	}

}
