// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.ssl.NoSuchSslBundleException;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.util.StringUtils;

/** Checks the properties of the HTTP client, of the retries and of the budget. */
final class ClientPropertiesValidator implements CognitoConfigurationValidator {

	private static final int MIN_RESPONSE = 1024;

	private static final int MAX_ATTEMPTS = 10;

	private static final int MAX_CALLS = 10_000;

	private final CognitoHttpProperties http;

	private final CognitoProperties.Retry retry;

	private final CognitoCallBudgetProperties budget;

	private final @Nullable SslBundles sslBundles;

	ClientPropertiesValidator(CognitoHttpProperties http, CognitoProperties.Retry retry,
			CognitoCallBudgetProperties budget, @Nullable SslBundles sslBundles) {
		this.http = http;
		this.retry = retry;
		this.budget = budget;
		this.sslBundles = sslBundles;
	}

	@Override
	public void validate(ConfigurationProblems problems) {
		http(problems);
		retry(problems);
		int callsPerSecond = this.budget.getCallsPerSecond();
		problems.check(callsPerSecond >= 1 && callsPerSecond <= MAX_CALLS, "cognito.calls-per-second",
				"is not between 1 and " + MAX_CALLS,
				"Set it below the quota UserAuthentication of the AWS account, which is 120 by default.");
		String bundle = this.http.getSsl().getBundle();
		problems.check(!StringUtils.hasText(bundle) || bundleExists(bundle), "cognito.http.ssl.bundle",
				"names an SSL bundle that does not exist",
				"Define the bundle under 'spring.ssl.bundle', or name one that is there.");
	}

	private void http(ConfigurationProblems problems) {
		problems.checkPositive("cognito.http.connect-timeout", this.http.getConnectTimeout());
		problems.checkPositive("cognito.http.read-timeout", this.http.getReadTimeout());
		problems.checkPositive("cognito.http.request-timeout", this.http.getRequestTimeout());
		long maxResponse = this.http.getMaxResponseSize().toBytes();
		problems.check(maxResponse >= MIN_RESPONSE && maxResponse <= Integer.MAX_VALUE,
				"cognito.http.max-response-size", "is not between 1KB and 2GB",
				"Set it to a size such as '1MB', or remove it.");
		problems.check(this.http.getMaxConnections() > 0, "cognito.http.max-connections", "is not positive",
				"Set it to the number of requests that run at once at most, such as 100.");
		problems.check(this.http.getMaxPendingRequests() > 0, "cognito.http.max-pending-requests", "is not positive",
				"Set it to the number of requests that wait for a connection at most, such as 1000.");
	}

	private void retry(ConfigurationProblems problems) {
		problems.check(this.retry.getMaxAttempts() >= 1 && this.retry.getMaxAttempts() <= MAX_ATTEMPTS,
				"cognito.retry.max-attempts", "is not between 1 and " + MAX_ATTEMPTS,
				"Set 'cognito.retry.max-attempts' to 1 for no repetition, or to a few more.");
		problems.check(!this.retry.getBaseDelay().isNegative(), "cognito.retry.base-delay", "is negative",
				"Set 'cognito.retry.base-delay' to a duration such as '100ms'.");
		problems.checkOrder("cognito.retry.base-delay", this.retry.getBaseDelay(), "cognito.retry.max-delay",
				this.retry.getMaxDelay());
	}

	private boolean bundleExists(@Nullable String name) {
		try {
			return this.sslBundles != null && name != null && this.sslBundles.getBundle(name) != null;
		}
		catch (NoSuchSslBundleException ex) {
			return false;
		}
	}

}
