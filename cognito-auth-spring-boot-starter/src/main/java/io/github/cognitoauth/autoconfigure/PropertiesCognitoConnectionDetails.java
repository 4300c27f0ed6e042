// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Adapts the properties of a user pool to {@link CognitoConnectionDetails}. Whether they
 * are complete is checked with everything else.
 */
final class PropertiesCognitoConnectionDetails implements CognitoConnectionDetails {

	private final String prefix;

	private final ConnectionProperties properties;

	PropertiesCognitoConnectionDetails(String prefix, ConnectionProperties properties) {
		this.prefix = prefix;
		this.properties = properties;
	}

	ConnectionProperties properties() {
		return this.properties;
	}

	private String required(String name, @Nullable String value) {
		if (value == null) {
			String property = this.prefix + name;
			throw new CognitoConfigurationException(property, "is not set",
					"Set '%s', or add a CognitoConnectionDetails bean.".formatted(property));
		}
		return value;
	}

	@Override
	public String getUserPoolId() {
		return required("user-pool-id", this.properties.getUserPoolId());
	}

	@Override
	public String getClientId() {
		return required("client-id", this.properties.getClientId());
	}

	@Override
	public List<String> getClientSecrets() {
		String secret = this.properties.getClientSecret();
		return (secret != null && StringUtils.hasText(secret)) ? List.of(secret)
				: List.copyOf(this.properties.getClientSecrets());
	}

	@Override
	public @Nullable String getRegion() {
		return StringUtils.hasText(this.properties.getRegion()) ? this.properties.getRegion() : null;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.properties.getEndpoint();
	}

	@Override
	public @Nullable URI getIssuerUri() {
		return this.properties.getIssuerUri();
	}

	@Override
	public @Nullable URI getReplicaEndpoint() {
		return this.properties.getReplica().getEndpoint();
	}

}
