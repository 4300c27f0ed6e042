// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

import io.github.cognitoauth.autoconfigure.CognitoConfigurationValidator;
import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.autoconfigure.EntryKeys;
import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.pool.CognitoUserPools;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Ends the start of an application that has a user pool without a test pool in its place:
 * passwords of tests would go to AWS.
 */
final class TestPoolsCheck implements CognitoConfigurationValidator {

	private final Set<String> testPools;

	private final Environment environment;

	TestPoolsCheck(Set<String> testPools, Environment environment) {
		this.testPools = testPools;
		this.environment = environment;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		Set<String> pools = new LinkedHashSet<>(
				EntryKeys.of(this.environment, EntryKeys.USER_POOLS, UserPoolProperties.class).names());
		pools.forEach((pool) -> check(pool, EntryKeys.USER_POOLS + "." + pool, problems));
		if (this.environment.containsProperty("cognito.user-pool-id")) {
			check(CognitoUserPools.MAIN, "cognito", problems);
		}
	}

	private void check(String pool, String prefix, ConfigurationProblems problems) {
		boolean main = pool.equals(CognitoUserPools.MAIN);
		problems.check(this.testPools.contains(pool) || isHere(this.environment.getProperty(prefix + ".endpoint")),
				prefix + ".user-pool-id", "is of a user pool that has no test pool in its place",
				"Add '@AutoConfigureCognitoUserPool" + (main ? "" : "(pool = \"" + pool + "\")")
						+ "' to the test, beside that of the other pools.");
	}

	/** A pool that the test has started itself, or an emulator. */
	private static boolean isHere(@Nullable String endpoint) {
		if (!StringUtils.hasText(endpoint)) {
			return false;
		}
		String host = URI.create(endpoint).getHost();
		return host != null && (host.equals("localhost") || host.toLowerCase(Locale.ROOT).endsWith(".localhost")
				|| host.equals("[::1]") || host.startsWith("127."));
	}

}
