// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.redis;

import java.time.Clock;
import java.util.Base64;
import java.util.List;

import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.CognitoConfigurationException;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.crypto.TokenCipher;
import io.github.cognitoauth.redis.RedisTokenStore;
import io.github.cognitoauth.token.CognitoTokenProviders;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.data.redis.connection.ReactiveRedisConnectionFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoRedisAutoConfiguration}.
 */
class CognitoRedisAutoConfigurationTests {

	private static final String KEY = Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes());

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoRedisAutoConfiguration.class,
				CognitoTokenAutoConfiguration.class, DataRedisAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=eu-west-1_Ab1Cd2Ef3", "cognito.client-id=1example23456789");

	private final ApplicationContextRunner redis = this.runner.withPropertyValues("cognito.token-store.type=redis",
			"cognito.token-store.encryption-key=" + KEY);

	@Test
	void storeWhenTypeIsMemoryThenAbsent() {
		this.runner.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(TokenStore.class));
	}

	@Test
	void storeWhenTypeIsRedisThenThere() {
		this.redis.withPropertyValues("cognito.token-store.key-prefix=fleet:")
			.run((context) -> assertThat(context.getBean(TokenStore.class)).isInstanceOf(RedisTokenStore.class)
				.hasToString("RedisTokenStore[fleet:1example23456789:]"));
	}

	@Test
	void storeWhenUserHasOneThenBacksOff() {
		RedisTokenStore own = new RedisTokenStore(mock(ReactiveRedisConnectionFactory.class),
				TokenCipher.of(KEY, List.of()), "own:", Clock.systemUTC());
		this.redis.withBean("own", TokenStore.class, () -> own)
			.run((context) -> assertThat(context.getBean(TokenStore.class)).isSameAs(own));
	}

	@Test
	void deviceStoreWhenTypeIsRedisThenThereForServiceAccountsOnly() {
		this.runner.run((context) -> assertThat(context).doesNotHaveBean(DeviceStore.class));
		this.redis.run((context) -> {
			assertThat(context.getBean("cognitoServiceAccountDeviceStore"))
				.hasToString("RedisDeviceStore[cognito-auth:1example23456789:]");
			assertThat(context.getAutowireCapableBeanFactory().createBean(SignInOfPeople.class).devices.stream())
				.isEmpty();
		});
	}

	@Test
	void deviceStoreWhenUserHasOneForServiceAccountsThenBacksOff() {
		DeviceStore own = DeviceStore.inMemory(1);
		this.redis.withBean("cognitoServiceAccountDeviceStore", DeviceStore.class, () -> own)
			.run((context) -> assertThat(context.getBean(DeviceStore.class)).isSameAs(own));
	}

	@Test
	void storeWhenSpringDataRedisIsAbsentThenStartUpSaysWhatToAdd() {
		this.redis.withClassLoader(new FilteredClassLoader("org.springframework.data.redis"))
			.withPropertyValues("cognito.service-accounts.billing.username=billing-user",
					"cognito.service-accounts.billing.password=Hush-Hush-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining("cognito.token-store.type"));
	}

	@Test
	void storeWhenKeyIsMissingThenStartUpSaysWhatToSet() {
		this.runner.withPropertyValues("cognito.token-store.type=redis")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining("cognito.token-store.encryption-key"));
	}

	@Test
	void storeWhenKeyIsBase64ForUrlsThenTaken() {
		this.runner
			.withPropertyValues("cognito.token-store.type=redis",
					"cognito.token-store.encryption-key=-_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
			.run((context) -> assertThat(context).hasNotFailed());
	}

	@Test
	void storeWhenKeyHasWrongLengthThenStartUpSaysSoAndNotTheKey() {
		this.runner
			.withPropertyValues("cognito.token-store.type=redis",
					"cognito.token-store.encryption-key=MDEyMzQ1Njc4OWFiY2RlZg==")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(CognitoConfigurationException.class)
				.hasMessageContaining("16 bytes")
				.hasMessageNotContaining("MDEyMzQ1Njc4OWFiY2RlZg"));
	}

	@Test
	void providersWhenStoreIsRedisThenShareIt() {
		this.redis
			.withPropertyValues("cognito.service-accounts.billing.username=billing-user",
					"cognito.service-accounts.billing.password=Hush-Hush-1")
			.run((context) -> assertThat(context).hasNotFailed().hasSingleBean(CognitoTokenProviders.class));
	}

	/** Wants a store for people by type, as an application would. */
	static class SignInOfPeople {

		private final ObjectProvider<DeviceStore> devices;

		SignInOfPeople(ObjectProvider<DeviceStore> devices) {
			this.devices = devices;
		}

	}

}
