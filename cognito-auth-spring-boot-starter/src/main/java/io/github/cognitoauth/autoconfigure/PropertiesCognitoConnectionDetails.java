package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/**
 * Adapts {@link CognitoProperties} to {@link CognitoConnectionDetails}. Whether they are
 * complete is checked with everything else.
 */
final class PropertiesCognitoConnectionDetails implements CognitoConnectionDetails {

	private final @Nullable String userPoolId;

	private final @Nullable String clientId;

	private final List<String> clientSecrets;

	private final @Nullable String region;

	private final @Nullable URI endpoint;

	private final @Nullable URI issuerUri;

	PropertiesCognitoConnectionDetails(CognitoProperties properties) {
		this.userPoolId = properties.getUserPoolId();
		this.clientId = properties.getClientId();
		this.clientSecrets = secrets(properties);
		this.region = StringUtils.hasText(properties.getRegion()) ? properties.getRegion() : null;
		this.endpoint = properties.getEndpoint();
		this.issuerUri = properties.getIssuerUri();
	}

	private static List<String> secrets(CognitoProperties properties) {
		String secret = properties.getClientSecret();
		return (secret != null && StringUtils.hasText(secret)) ? List.of(secret)
				: List.copyOf(properties.getClientSecrets());
	}

	private static String required(String property, @Nullable String value) {
		if (value == null) {
			throw new CognitoConfigurationException(property, "is not set",
					"Set '%s', or add a CognitoConnectionDetails bean.".formatted(property));
		}
		return value;
	}

	@Override
	public String getUserPoolId() {
		return required("cognito.user-pool-id", this.userPoolId);
	}

	@Override
	public String getClientId() {
		return required("cognito.client-id", this.clientId);
	}

	@Override
	public List<String> getClientSecrets() {
		return this.clientSecrets;
	}

	@Override
	public @Nullable String getRegion() {
		return this.region;
	}

	@Override
	public @Nullable URI getEndpoint() {
		return this.endpoint;
	}

	@Override
	public @Nullable URI getIssuerUri() {
		return this.issuerUri;
	}

}
