// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.time.Duration;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.DeviceStore;
import io.github.cognitoauth.autoconfigure.CognitoAutoConfiguration;
import io.github.cognitoauth.autoconfigure.pool.CognitoUserPoolsAutoConfiguration;
import io.github.cognitoauth.autoconfigure.token.CognitoTokenAutoConfiguration;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import io.github.cognitoauth.test.pool.DeviceTracking;
import io.github.cognitoauth.token.CognitoTokenProviders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the devices of service accounts in a pool that tracks devices.
 */
class ServiceAccountDeviceTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String PASSWORD = "Second-Factor-1";

	private final CognitoUserPoolServer pool = CognitoUserPoolServer.builder()
		.deviceTracking(DeviceTracking.ALWAYS)
		.user("worker", (user) -> user.password(PASSWORD))
		.start();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CognitoAutoConfiguration.class,
				CognitoUserPoolsAutoConfiguration.class, CognitoTokenAutoConfiguration.class))
		.withPropertyValues("cognito.user-pool-id=" + this.pool.userPoolId(),
				"cognito.client-id=" + this.pool.clientId(), "cognito.endpoint=" + this.pool.endpoint(),
				"cognito.service-accounts.worker.username=worker",
				"cognito.service-accounts.worker.password=" + PASSWORD,
				"cognito.service-accounts.worker.flow=user-srp");

	@AfterEach
	void stop() {
		this.pool.close();
	}

	private static String deviceKeyOfNewSession(ApplicationContextRunner application) {
		StringBuilder key = new StringBuilder();
		application.run((context) -> {
			CognitoTokens tokens = context.getBean(CognitoTokenProviders.class)
				.get("worker")
				.getTokens()
				.block(PATIENCE);
			assertThat(tokens).isNotNull();
			key.append(tokens.deviceKey());
		});
		return key.toString();
	}

	@Test
	void getTokensWhenDeviceStoreIsABeanThenDeviceOutlivesTheApplication() {
		ApplicationContextRunner application = this.runner.withBean("cognitoServiceAccountDeviceStore",
				DeviceStore.class, instance());

		String first = deviceKeyOfNewSession(application);

		assertThat(first).startsWith(this.pool.region() + "_");
		assertThat(deviceKeyOfNewSession(application)).isEqualTo(first);
	}

	@Test
	void getTokensWhenDeviceStoreIsForPeopleThenEachApplicationHasADeviceOfItsOwn() {
		ApplicationContextRunner application = this.runner.withBean("people", DeviceStore.class, instance());

		assertThat(deviceKeyOfNewSession(application)).isNotEqualTo(deviceKeyOfNewSession(application));
	}

	private static Supplier<DeviceStore> instance() {
		DeviceStore store = DeviceStore.inMemory(1);
		return () -> store;
	}

}
