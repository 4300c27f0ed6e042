// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.net.URI;
import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.pool.CognitoUserPool;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.UserPoolId;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/**
 * A pool that follows from properties, and from beans that take the place of its parts.
 */
final class ConfiguredUserPool implements CognitoUserPool {

	private final PoolSettings settings;

	private final Supplier<CognitoClient> client;

	private final Supplier<CognitoPasswordAuthenticator> authenticator;

	private final Supplier<CognitoUserAccounts> accounts;

	ConfiguredUserPool(PoolSettings settings, Supplier<CognitoClient> client,
			Supplier<CognitoPasswordAuthenticator> authenticator, Supplier<CognitoUserAccounts> accounts) {
		this.settings = settings;
		this.client = client;
		this.authenticator = authenticator;
		this.accounts = accounts;
	}

	@Override
	public String name() {
		return this.settings.name();
	}

	@Override
	public UserPoolId userPoolId() {
		return new UserPoolId(this.settings.details().getUserPoolId());
	}

	@Override
	public List<String> issuers() {
		URI configured = this.settings.details().getIssuerUri();
		// the claim has no slash at its end, and it is easily typed
		return (configured != null) ? List.of(StringUtils.trimTrailingCharacter(configured.toString(), '/'))
				: client().endpoint().issuers(userPoolId());
	}

	@Override
	public String region() {
		RegionRouter regions = client().regions();
		return (regions != null) ? regions.activeRegion() : this.settings.region();
	}

	@Override
	public boolean useRegion(String region) {
		RegionRouter regions = client().regions();
		Assert.state(regions != null,
				() -> "User pool '" + name() + "' has no replica: set '" + this.settings.prefix() + "replica.region'");
		return regions.useRegion(region);
	}

	@Override
	public boolean isReadOnly() {
		RegionRouter regions = client().regions();
		return regions != null && regions.isReplicaActive();
	}

	@Override
	public CognitoClient client() {
		return this.client.get();
	}

	@Override
	public CognitoPasswordAuthenticator authenticator() {
		return this.authenticator.get();
	}

	@Override
	public CognitoUserAccounts accounts() {
		return this.accounts.get();
	}

	@Override
	public String toString() {
		return "CognitoUserPool[" + name() + "]";
	}

}
