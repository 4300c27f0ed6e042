// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Builds a {@link CognitoPasswordAuthenticator}. Needed are the client id, and one of
 * user pool id, region and endpoint; SRP needs the user pool id.
 *
 * @since 0.1.0
 */
public final class CognitoPasswordAuthenticatorBuilder {

	private final CognitoClientBuilder clientBuilder = CognitoClient.builder();

	private @Nullable CognitoClient client;

	AuthFlow flow = AuthFlow.USER_PASSWORD_AUTH;

	Clock clock = Clock.systemUTC();

	DeviceStore deviceStore = DeviceStore.none();

	Duration deviceStoreTimeout = Duration.ofSeconds(2);

	boolean confirmDevices = true;

	RefreshOperation refreshOperation = RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN;

	CognitoPasswordAuthenticatorBuilder() {
	}

	/**
	 * Set the user pool. Its region is the default for the endpoint.
	 * @param userPoolId an id such as {@code eu-west-1_Ab1Cd2Ef3}
	 * @return this builder
	 * @throws IllegalArgumentException if it does not look like one
	 */
	public CognitoPasswordAuthenticatorBuilder userPoolId(String userPoolId) {
		this.clientBuilder.userPoolId(userPoolId);
		return this;
	}

	/**
	 * Set the app client.
	 * @param clientId the id
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder clientId(String clientId) {
		this.clientBuilder.clientId(clientId);
		return this;
	}

	/**
	 * Set the secret of the app client.
	 * @param clientSecret the secret, or {@code null} for an app client without
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder clientSecret(@Nullable String clientSecret) {
		this.clientBuilder.clientSecret(clientSecret);
		return this;
	}

	/**
	 * Set where the secrets of the app client come from, of which two can be active while
	 * they are rotated.
	 * @param clientSecrets asked at every call, so it must not block
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder clientSecrets(Supplier<List<String>> clientSecrets) {
		this.clientBuilder.clientSecrets(clientSecrets);
		return this;
	}

	/**
	 * Set the region, where it is not that of the pool id.
	 * @param region a region name such as {@code eu-west-1}
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder region(String region) {
		this.clientBuilder.region(region);
		return this;
	}

	/**
	 * Set where requests go, for emulators, proxies and VPC endpoints.
	 * @param endpoint an {@code https} URI; {@code http} only for loopback
	 * @return this builder
	 * @throws IllegalArgumentException for any other URI
	 */
	public CognitoPasswordAuthenticatorBuilder endpoint(URI endpoint) {
		this.clientBuilder.endpoint(endpoint);
		return this;
	}

	/**
	 * Change what all calls have in common: HTTP client, time-outs, retries, observation.
	 * @param settings is given the builder of the client
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder clientSettings(Consumer<CognitoClientBuilder> settings) {
		settings.accept(this.clientBuilder);
		return this;
	}

	/**
	 * Use a client that exists. The settings that belong to the client are then not used.
	 * @param client the client
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder client(CognitoClient client) {
		Assert.notNull(client, "'client' must not be null");
		this.client = client;
		return this;
	}

	/**
	 * Set how a password is proved.
	 * @param flow the flow; {@link AuthFlow#USER_PASSWORD_AUTH} by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder flow(AuthFlow flow) {
		Assert.notNull(flow, "'flow' must not be null");
		this.flow = flow;
		return this;
	}

	/**
	 * Set the clock that expiry is counted on and SRP time stamps come from.
	 * @param clock the clock; the system's by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder clock(Clock clock) {
		Assert.notNull(clock, "'clock' must not be null");
		this.clock = clock;
		return this;
	}

	/**
	 * Set where remembered devices are kept. Read {@link DeviceStore} before: a known
	 * device replaces the second factor.
	 * @param deviceStore the store; {@link DeviceStore#none()} by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder deviceStore(DeviceStore deviceStore) {
		Assert.notNull(deviceStore, "'deviceStore' must not be null");
		this.deviceStore = deviceStore;
		return this;
	}

	/**
	 * Set how long the store of devices may take, each time. A sign-in goes on without it
	 * then.
	 * @param deviceStoreTimeout positive; 2 seconds by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder deviceStoreTimeout(Duration deviceStoreTimeout) {
		Assert.isTrue(!deviceStoreTimeout.isNegative() && !deviceStoreTimeout.isZero(),
				"'deviceStoreTimeout' must be positive");
		this.deviceStoreTimeout = deviceStoreTimeout;
		return this;
	}

	/**
	 * Set whether the device that a pool with tracking creates for a sign-in is confirmed
	 * at once. Without that the pool refuses the refresh token.
	 * @param confirmDevices whether to confirm; {@code true} by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder confirmDevices(boolean confirmDevices) {
		this.confirmDevices = confirmDevices;
		return this;
	}

	/**
	 * Set which operation exchanges a refresh token.
	 * @param refreshOperation the operation;
	 * {@link RefreshOperation#GET_TOKENS_FROM_REFRESH_TOKEN} by default
	 * @return this builder
	 */
	public CognitoPasswordAuthenticatorBuilder refreshOperation(RefreshOperation refreshOperation) {
		Assert.notNull(refreshOperation, "'refreshOperation' must not be null");
		this.refreshOperation = refreshOperation;
		return this;
	}

	/**
	 * Build the authenticator.
	 * @return a new authenticator
	 * @throws IllegalStateException if something is missing
	 */
	public CognitoPasswordAuthenticator build() {
		CognitoClient target = (this.client != null) ? this.client : this.clientBuilder.build();
		Assert.state(this.flow != AuthFlow.USER_SRP_AUTH || target.userPoolId() != null,
				"USER_SRP_AUTH needs 'userPoolId': the pool's name is a part of the proof");
		return new DefaultCognitoPasswordAuthenticator(this, target, this.client == null);
	}

}
