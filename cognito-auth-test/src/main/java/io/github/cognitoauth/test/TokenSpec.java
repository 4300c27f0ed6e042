// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What a token that a pool makes for a test is to look like. Not safe for use by several
 * threads.
 *
 * @since 0.1.0
 */
public final class TokenSpec {

	private final Map<String, @Nullable Object> claims = new LinkedHashMap<>();

	private @Nullable String clientId;

	private @Nullable Duration lifetime;

	private @Nullable Instant signedInAt;

	TokenSpec() {
	}

	/**
	 * Sets the app client that the token is for.
	 * @param clientId the client id, the pool's first one by default
	 * @return this specification
	 */
	public TokenSpec clientId(String clientId) {
		this.clientId = clientId;
		return this;
	}

	/**
	 * Sets how long the token is valid.
	 * @param lifetime from now by the pool's clock, as the app client is set by default;
	 * negative for a token that has expired
	 * @return this specification
	 */
	public TokenSpec lifetime(Duration lifetime) {
		this.lifetime = lifetime;
		return this;
	}

	/**
	 * Sets when the user has signed in.
	 * @param signedInAt the time, by default now by the pool's clock
	 * @return this specification
	 */
	public TokenSpec signedInAt(Instant signedInAt) {
		this.signedInAt = signedInAt;
		return this;
	}

	/**
	 * Adds, changes or removes a claim, whatever the service would put there.
	 * @param name its name, such as {@code scope}
	 * @param value its value, null to remove it
	 * @return this specification
	 */
	public TokenSpec claim(String name, @Nullable Object value) {
		this.claims.put(name, value);
		return this;
	}

	@Nullable String clientId() {
		return this.clientId;
	}

	@Nullable Duration lifetime() {
		return this.lifetime;
	}

	@Nullable Instant signedInAt() {
		return this.signedInAt;
	}

	Map<String, @Nullable Object> claims() {
		return this.claims;
	}

	@Override
	public String toString() {
		return "TokenSpec[clientId=" + this.clientId + ", claims=" + this.claims.keySet() + "]";
	}

}
