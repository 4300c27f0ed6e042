// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoClientBuilder;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.CognitoUserPoolServerBuilder;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.source.TokenSources;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CognitoTokenProvider} against a user pool that checks every proof.
 */
class ServiceAccountTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String PASSWORD = "Second-Factor-1";

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private CognitoUserPoolServer pool;

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private CognitoTokenProvider provider(Consumer<CognitoUserPoolServerBuilder> settings, AuthFlow flow) {
		CognitoUserPoolServerBuilder builder = CognitoUserPoolServer.builder();
		settings.accept(builder);
		this.pool = builder.start();
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(client().build())
			.clock(this.pool.clock())
			.deviceStore(DeviceStore.inMemory(10))
			.confirmDevices(true)
			.build();
		AuthenticationRequest request = AuthenticationRequest.builder("worker").password(PASSWORD).flow(flow).build();
		return provider(TokenSources.password(authenticator, request, TotpSecret.fromBase32(TOTP_SECRET),
				this.pool.clock(), Schedulers.parallel()));
	}

	private CognitoClientBuilder client() {
		return CognitoClient.builder()
			.userPoolId(this.pool.userPoolId())
			.clientId(this.pool.clientId())
			.endpoint(CognitoEndpoint.ofUri(this.pool.endpoint()))
			.requestTimeout(PATIENCE)
			.retry(CognitoRetryPolicy.none());
	}

	private CognitoTokenProvider provider(TokenSource source) {
		return CognitoTokenEngine.builder()
			.account("worker", source)
			.clock(this.pool.clock())
			.build()
			.providers()
			.get("worker");
	}

	private static CognitoTokens get(CognitoTokenProvider provider) {
		return provider.getTokens().block(PATIENCE);
	}

	@ParameterizedTest
	@EnumSource(names = { "USER_PASSWORD_AUTH", "USER_SRP_AUTH", "USER_AUTH" })
	void getTokensWhenSecondFactorIsAskedForThenSignsInByItself(AuthFlow flow) {
		CognitoTokenProvider provider = provider((builder) -> builder.mfa(MfaConfiguration.OPTIONAL, MfaFactor.values())
			.user("worker", (user) -> user.password(PASSWORD).totpSecret(TOTP_SECRET)), flow);
		CognitoTokens first = get(provider);
		assertThat(first.username()).isEqualTo("worker");
		this.pool.advance(Duration.ofHours(1));
		assertThat(get(provider).accessToken()).isNotEqualTo(first.accessToken());
		assertThat(provider.state().signIns()).isEqualTo(1);
		assertThat(provider.state().refreshes()).isEqualTo(1);
	}

	@Test
	void getTokensWhenRotationIsOnThenLivesThroughManyLifetimes() {
		CognitoTokenProvider provider = provider((builder) -> builder
			.client("client1",
					(client) -> client.tokenLifetime(Duration.ofMinutes(5)).refreshTokenRotation(Duration.ZERO))
			.user("worker", (user) -> user.password(PASSWORD)), AuthFlow.USER_PASSWORD_AUTH);
		for (int i = 0; i < 30; i++) {
			assertThat(get(provider).isExpiredAt(this.pool.clock().instant())).isFalse();
			this.pool.advance(Duration.ofMinutes(5));
		}
		assertThat(provider.state().signIns()).isEqualTo(1);
		assertThat(provider.state().refreshes()).isEqualTo(29);
	}

	@Test
	void getTokensWhenDevicesAreTrackedThenRefreshesWithTheDevice() {
		CognitoTokenProvider provider = provider((builder) -> builder.deviceTracking(DeviceTracking.ALWAYS)
			.user("worker", (user) -> user.password(PASSWORD)), AuthFlow.USER_SRP_AUTH);
		CognitoTokens first = get(provider);
		assertThat(first.deviceKey()).isNotNull();
		this.pool.advance(Duration.ofHours(1));
		assertThat(get(provider).deviceKey()).isEqualTo(first.deviceKey());
		assertThat(provider.state().refreshes()).isEqualTo(1);
		this.pool.user("worker").revokeRefreshTokens();
		this.pool.advance(Duration.ofHours(1));
		assertThat(get(provider).deviceKey()).isEqualTo(first.deviceKey());
		assertThat(provider.state().signIns()).isEqualTo(2);
	}

	@Test
	void getTokensWhenRefreshTokenIsRevokedThenSignsInOnce() {
		CognitoTokenProvider provider = provider((builder) -> builder.user("worker", (user) -> user.password(PASSWORD)),
				AuthFlow.USER_PASSWORD_AUTH);
		get(provider);
		this.pool.user("worker").revokeRefreshTokens();
		this.pool.advance(Duration.ofHours(1));
		get(provider);
		assertThat(this.pool.requests("InitiateAuth")).isEqualTo(2);
		assertThat(this.pool.requests("GetTokensFromRefreshToken")).isEqualTo(1);
	}

	@Test
	void getTokensWhenPasswordIsWrongThenPoolIsAskedOnce() {
		CognitoTokenProvider provider = provider(
				(builder) -> builder.user("worker", (user) -> user.password("Another-Password-1")),
				AuthFlow.USER_PASSWORD_AUTH);
		for (int i = 0; i < 50; i++) {
			assertThatExceptionOfType(CognitoException.class).isThrownBy(() -> get(provider));
			this.pool.advance(Duration.ofSeconds(1));
		}
		assertThat(this.pool.requests("InitiateAuth")).isEqualTo(1);
		assertThat(provider.state().status()).isEqualTo(Status.REFUSED);
	}

	@Test
	void getTokensWhenPasswordIsTemporaryThenStopsWithAClearError() {
		CognitoTokenProvider provider = provider(
				(builder) -> builder.user("worker", (user) -> user.temporaryPassword(PASSWORD)),
				AuthFlow.USER_PASSWORD_AUTH);
		assertThatExceptionOfType(CognitoException.class).isThrownBy(() -> get(provider))
			.withMessageContaining("challenge NEW_PASSWORD_REQUIRED");
		assertThatExceptionOfType(CognitoException.class).isThrownBy(() -> get(provider));
		assertThat(this.pool.requests("InitiateAuth")).isEqualTo(1);
	}

	@Test
	void getTokensWhenMachineToMachineThenOneRequestPerLifetime() {
		this.pool = CognitoUserPoolServer.builder()
			.client("machine", (client) -> client.secret("SecretOfTheMachine1234567").clientTokens("api/read"))
			.start();
		CognitoClient client = client().clientSecret("SecretOfTheMachine1234567").build();
		CognitoTokenProvider provider = provider(TokenSources.client(client, this.pool.clock(), List.of("api/read")));
		CognitoTokens tokens = get(provider);
		assertThat(tokens.claims()).containsEntry("scope", "api/read");
		this.pool.advance(tokens.lifetime().minusSeconds(100));
		get(provider);
		assertThat(this.pool.requests("GetClientToken")).isEqualTo(1);
		this.pool.advance(Duration.ofSeconds(100));
		get(provider);
		assertThat(this.pool.requests("GetClientToken")).isEqualTo(2);
	}

}
