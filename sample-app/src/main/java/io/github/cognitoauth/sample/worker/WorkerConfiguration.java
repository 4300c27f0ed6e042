// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Clock;
import java.time.Duration;

import io.github.cognitoauth.autoconfigure.token.ServiceAccount;
import io.github.cognitoauth.token.CognitoTokenProvider;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Sets the worker up if its service account is configured.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("cognito.service-accounts.worker.username")
class WorkerConfiguration {

	@Bean
	Worker worker(@ServiceAccount("worker") WebClient api, @ServiceAccount("worker") CognitoTokenProvider account,
			Environment environment, @Value("${demo.worker.period:1s}") Duration period) {
		return new Worker(api, () -> ownAddress(environment), account, period, Clock.systemUTC());
	}

	/** The port is only known once the web server runs; without one there is no call. */
	private static @Nullable String ownAddress(Environment environment) {
		String port = environment.getProperty("local.server.port");
		return (port != null) ? "http://localhost:" + port : null;
	}

}
