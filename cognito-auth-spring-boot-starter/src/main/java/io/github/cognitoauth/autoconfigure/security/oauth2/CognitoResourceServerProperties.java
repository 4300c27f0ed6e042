// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security.oauth2;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.TokenUse;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the acceptance of bearer tokens of the user pool.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.resource-server")
public class CognitoResourceServerProperties {

	/**
	 * Whether to accept bearer tokens of the user pool.
	 */
	private boolean enabled;

	/**
	 * Comma-separated list of app clients whose tokens are accepted. Only the configured
	 * client-id if empty.
	 */
	private List<String> clientIds = new ArrayList<>();

	/**
	 * Kind of token that is accepted.
	 */
	private TokenUse tokenUse = TokenUse.ACCESS;

	/**
	 * URI of the keys that sign the tokens, where it is not the one below the issuer.
	 */
	private @Nullable URI jwkSetUri;

	/**
	 * Time for which keys serve on while they cannot be fetched again.
	 */
	private Duration keyOutageTolerance = Duration.ofHours(24);

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public List<String> getClientIds() {
		return this.clientIds;
	}

	public void setClientIds(List<String> clientIds) {
		this.clientIds = clientIds;
	}

	public TokenUse getTokenUse() {
		return this.tokenUse;
	}

	public void setTokenUse(TokenUse tokenUse) {
		this.tokenUse = tokenUse;
	}

	public @Nullable URI getJwkSetUri() {
		return this.jwkSetUri;
	}

	public void setJwkSetUri(@Nullable URI jwkSetUri) {
		this.jwkSetUri = jwkSetUri;
	}

	public Duration getKeyOutageTolerance() {
		return this.keyOutageTolerance;
	}

	public void setKeyOutageTolerance(Duration keyOutageTolerance) {
		this.keyOutageTolerance = keyOutageTolerance;
	}

}
