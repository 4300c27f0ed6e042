// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.token;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.CognitoProperties.SignInFlow;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties.AccountType;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.token.CognitoTokenEngine;
import io.github.cognitoauth.token.CognitoTokenEngineBuilder;
import io.github.cognitoauth.token.TokenEventListener;
import io.github.cognitoauth.token.TokenSource;
import io.github.cognitoauth.token.source.TokenSources;
import io.github.cognitoauth.token.store.TokenStore;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;
import org.springframework.util.StringUtils;

/** Makes an engine of all accounts. The properties were checked before. */
final class ServiceAccounts {

	private final ServiceAccountPools pools;

	private final CognitoServiceAccountsProperties accounts;

	private final Duration storeTimeout;

	private final @Nullable TokenStore store;

	private final DeviceStore deviceStore;

	private final List<TokenEventListener> listeners;

	private final List<CognitoTokenEngineBuilderCustomizer> customizers;

	private final Map<String, CognitoPasswordAuthenticator> commonAuthenticators = new HashMap<>();

	ServiceAccounts(ServiceAccountPools pools, CognitoServiceAccountsProperties accounts, Duration storeTimeout,
			@Nullable TokenStore store, DeviceStore deviceStore, List<TokenEventListener> listeners,
			List<CognitoTokenEngineBuilderCustomizer> customizers) {
		this.pools = pools;
		this.accounts = accounts;
		this.storeTimeout = storeTimeout;
		this.store = store;
		this.deviceStore = deviceStore;
		this.listeners = listeners;
		this.customizers = customizers;
	}

	/** The name of the user pool of an account. */
	static String pool(ServiceAccountProperties account) {
		String pool = account.getUserPool();
		return (pool != null && StringUtils.hasText(pool)) ? pool : CognitoUserPools.MAIN;
	}

	CognitoTokenEngine engine() {
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder().store(this.store);
		this.accounts.getServiceAccounts().forEach((name, account) -> {
			TokenSource source = source(name, account);
			builder.account(name, source,
					(settings) -> settings
						.policy(RefreshPolicies.of(account.getRefresh(), source.defaultPolicy(), this.storeTimeout))
						.eager(account.isEager() || account.isFailFast())
						.revokeOnClose(account.isRevokeOnShutdown()));
		});
		this.listeners.forEach(builder::listener);
		this.customizers.forEach((customizer) -> customizer.customize(builder));
		return builder.build();
	}

	private TokenSource source(String name, ServiceAccountProperties account) {
		if (AccountKind.of(account) == AccountType.CLIENT) {
			CognitoClient client = client(account);
			if (!client.hasClientSecret()) {
				throw new CognitoConfigurationException(ServiceAccountsValidator.PREFIX + name,
						"gets machine-to-machine tokens, but its app client has no secret",
						"Give the CognitoClient a client secret.");
			}
			return TokenSources.client(client, Clock.systemUTC(), account.getScopes(), metadata(account));
		}
		String totpSecret = account.getTotpSecret();
		AuthenticationRequest request = request(account);
		return (totpSecret != null && StringUtils.hasText(totpSecret))
				? TokenSources.password(authenticator(account), request, TotpSecret.fromBase32(totpSecret))
				: TokenSources.password(authenticator(account), request);
	}

	private AuthenticationRequest request(ServiceAccountProperties account) {
		String username = account.getUsername();
		Assert.state(username != null, "'username' must not be null");
		SignInFlow flow = account.getFlow();
		return AuthenticationRequest.builder(username)
			.password(account.getPassword())
			.flow((flow != null) ? flow.authFlow() : null)
			.metadata(metadata(account))
			.build();
	}

	private static RequestMetadata metadata(ServiceAccountProperties account) {
		return RequestMetadata.ofClientMetadata(account.getClientMetadata());
	}

	private static List<String> ownSecrets(ServiceAccountProperties account) {
		String secret = account.getClientSecret();
		return (secret != null && StringUtils.hasText(secret)) ? List.of(secret)
				: List.copyOf(account.getClientSecrets());
	}

	private CognitoPasswordAuthenticator authenticator(ServiceAccountProperties account) {
		return StringUtils.hasText(account.getClientId()) ? authenticator(pool(account), client(account))
				: this.commonAuthenticators.computeIfAbsent(pool(account),
						(pool) -> authenticator(pool, this.pools.client(pool)));
	}

	/**
	 * Not the authenticator of users: a device that replaces the second factor must be
	 * known to service accounts only.
	 */
	private CognitoPasswordAuthenticator authenticator(String pool, CognitoClient client) {
		return this.pools.authenticatorBuilder(pool, client)
			.deviceStore(new ClientDeviceStore(this.deviceStore, client.clientId()))
			.deviceStoreTimeout(this.storeTimeout)
			.build();
	}

	private CognitoClient client(ServiceAccountProperties account) {
		String clientId = account.getClientId();
		if (clientId == null || !StringUtils.hasText(clientId)) {
			return this.pools.client(pool(account));
		}
		List<String> secrets = ownSecrets(account);
		return this.pools.clientBuilder(pool(account)).clientId(clientId).clientSecrets(() -> secrets).build();
	}

}
