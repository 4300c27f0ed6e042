// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import io.github.cognitoauth.autoconfigure.ConnectionProperties;
import org.jspecify.annotations.Nullable;

/**
 * One user pool beside the main one: {@code cognito.user-pools.<name>}.
 *
 * @since 0.1.0
 */
public class UserPoolProperties extends ConnectionProperties {

	/**
	 * Whether the endpoint may be http on a host other than this machine. Same as that of
	 * the main user pool if not set.
	 */
	private @Nullable Boolean allowPlainTextEndpoint;

	/**
	 * Whether to call the endpoint with FIPS 140 validated cryptography. Same as for the
	 * main user pool if not set.
	 */
	private @Nullable Boolean fips;

	private final PoolSignInProperties signIn = new PoolSignInProperties();

	private final PoolSecurityProperties security = new PoolSecurityProperties();

	private final PoolResourceServerProperties resourceServer = new PoolResourceServerProperties();

	public @Nullable Boolean getAllowPlainTextEndpoint() {
		return this.allowPlainTextEndpoint;
	}

	public void setAllowPlainTextEndpoint(@Nullable Boolean allowPlainTextEndpoint) {
		this.allowPlainTextEndpoint = allowPlainTextEndpoint;
	}

	public @Nullable Boolean getFips() {
		return this.fips;
	}

	public void setFips(@Nullable Boolean fips) {
		this.fips = fips;
	}

	public PoolSignInProperties getSignIn() {
		return this.signIn;
	}

	public PoolSecurityProperties getSecurity() {
		return this.security;
	}

	public PoolResourceServerProperties getResourceServer() {
		return this.resourceServer;
	}

}
