package io.github.cognitoauth.autoconfigure;

import java.net.URI;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.util.StringUtils;

/** Adapts {@link CognitoProperties} to {@link CognitoConnectionDetails}. */
final class PropertiesCognitoConnectionDetails implements CognitoConnectionDetails {

	private final String userPoolId;

	private final String clientId;

	private final List<String> clientSecrets;

	private final @Nullable String region;

	private final @Nullable URI endpoint;

	private final @Nullable URI issuerUri;

	PropertiesCognitoConnectionDetails(CognitoProperties properties) {
		ConnectionPropertiesValidator.validate(properties);
		this.userPoolId = required(properties.getUserPoolId());
		this.clientId = required(properties.getClientId());
		this.clientSecrets = ClientSecretProperties.merge(properties.getClientSecret(), properties.getClientSecrets());
		this.region = StringUtils.hasText(properties.getRegion()) ? properties.getRegion() : null;
		this.endpoint = properties.getEndpoint();
		this.issuerUri = properties.getIssuerUri();
	}

	private static String required(@Nullable String value) {
		if (value == null) {
			throw new IllegalStateException("Validation lets no null pass");
		}
		return value;
	}

	@Override
	public String getUserPoolId() {
		return this.userPoolId;
	}

	@Override
	public String getClientId() {
		return this.clientId;
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
