// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.PoolSettings;
import io.github.cognitoauth.autoconfigure.pool.ConfiguredUserPools;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.BeanFactoryAware;

/**
 * Ends the start of an application that has a user pool without a test pool in its place,
 * whether a property or a bean says so: passwords of tests would go to AWS.
 */
final class TestPoolsCheck implements CognitoConfigurationValidator, BeanFactoryAware {

	private final Set<String> testPools;

	private @Nullable BeanFactory beans;

	TestPoolsCheck(Set<String> testPools) {
		this.testPools = testPools;
	}

	@Override
	public void setBeanFactory(BeanFactory beanFactory) {
		this.beans = beanFactory;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		if (this.beans != null) {
			this.beans.getBeanProvider(ConfiguredUserPools.class)
				.ifAvailable((pools) -> pools.settings().values().forEach((pool) -> check(pool, problems)));
		}
	}

	private void check(PoolSettings pool, ConfigurationProblems problems) {
		boolean main = pool.name().equals(CognitoUserPools.MAIN);
		problems.check(this.testPools.contains(pool.name()) || isHere(pool.details().getEndpoint()),
				pool.prefix() + "user-pool-id", "is of a user pool that has no test pool in its place",
				"Add '@AutoConfigureCognitoUserPool" + (main ? "" : "(pool = \"" + pool.name() + "\")")
						+ "' to the test, beside that of the other pools.");
	}

	/** A pool that the test has started itself, or an emulator. */
	private static boolean isHere(@Nullable URI endpoint) {
		String host = (endpoint != null) ? endpoint.getHost() : null;
		return endpoint != null && host != null
				&& (CognitoEndpoint.isLoopback(endpoint) || host.toLowerCase(Locale.ROOT).endsWith(".localhost"));
	}

}
