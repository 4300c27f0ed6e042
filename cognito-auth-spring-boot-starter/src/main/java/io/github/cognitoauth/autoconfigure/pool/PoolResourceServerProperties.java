// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.TokenUse;
import org.jspecify.annotations.Nullable;

/**
 * Which bearer tokens of a user pool beside the main one are accepted.
 *
 * @since 0.1.0
 */
public class PoolResourceServerProperties {

	/**
	 * Whether to accept bearer tokens of the user pool, where any are accepted.
	 */
	private boolean enabled = true;

	/**
	 * Comma-separated list of app clients whose tokens are accepted. Only the client-id
	 * of the user pool if empty.
	 */
	private List<String> clientIds = new ArrayList<>();

	/**
	 * Kind of token that is accepted. Same as for the main user pool if not set.
	 */
	private @Nullable TokenUse tokenUse;

	/**
	 * URI of the keys that sign the tokens, where it is not the one below the issuer.
	 */
	private @Nullable URI jwkSetUri;

	/**
	 * Prefix of the authority that is made from a scope of a token. SCOPE_ and the name
	 * of the user pool if not set.
	 */
	private @Nullable String scopePrefix;

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

	public @Nullable TokenUse getTokenUse() {
		return this.tokenUse;
	}

	public void setTokenUse(@Nullable TokenUse tokenUse) {
		this.tokenUse = tokenUse;
	}

	public @Nullable URI getJwkSetUri() {
		return this.jwkSetUri;
	}

	public void setJwkSetUri(@Nullable URI jwkSetUri) {
		this.jwkSetUri = jwkSetUri;
	}

	public @Nullable String getScopePrefix() {
		return this.scopePrefix;
	}

	public void setScopePrefix(@Nullable String scopePrefix) {
		this.scopePrefix = scopePrefix;
	}

}
