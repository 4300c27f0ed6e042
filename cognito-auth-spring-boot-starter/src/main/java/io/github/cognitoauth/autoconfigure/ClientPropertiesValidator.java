package io.github.cognitoauth.autoconfigure;

import io.github.cognitoauth.protocol.CognitoRetryPolicy;

/** Checks the properties of the HTTP client, the retries and the sign-in. */
final class ClientPropertiesValidator {

	private static final int MIN_RESPONSE = 1024;

	private static final int MAX_ATTEMPTS = 10;

	private ClientPropertiesValidator() {
	}

	static CognitoRetryPolicy validate(CognitoProperties properties) {
		ConfigurationProblems problems = new ConfigurationProblems();
		CognitoProperties.Http http = properties.getHttp();
		problems.checkPositive("cognito.http.connect-timeout", http.getConnectTimeout());
		problems.checkPositive("cognito.http.read-timeout", http.getReadTimeout());
		problems.checkPositive("cognito.http.request-timeout", http.getRequestTimeout());
		long maxResponse = http.getMaxResponseSize().toBytes();
		problems.check(maxResponse >= MIN_RESPONSE && maxResponse <= Integer.MAX_VALUE,
				"cognito.http.max-response-size", "is not between 1KB and 2GB",
				"Set it to a size such as '1MB', or remove it.");
		problems.check(http.getMaxConnections() > 0, "cognito.http.max-connections", "is not positive",
				"Set it to the number of requests that run at once at most, such as 100.");
		problems.check(http.getMaxPendingRequests() > 0, "cognito.http.max-pending-requests", "is not positive",
				"Set it to the number of requests that wait for a connection at most, such as 1000.");
		security(properties.getSecurity(), problems);
		retry(properties.getRetry(), problems);
		problems.throwIfAny();
		CognitoProperties.Retry retry = properties.getRetry();
		return new CognitoRetryPolicy(retry.getMaxAttempts(), retry.getBaseDelay(), retry.getMaxDelay());
	}

	private static void security(CognitoProperties.Security security, ConfigurationProblems problems) {
		problems.checkPositive("cognito.security.timeout", security.getTimeout());
		problems.checkPositive("cognito.security.challenge-timeout", security.getChallengeTimeout());
		problems.check(security.getChallengeMaxAttempts() > 0, "cognito.security.challenge-max-attempts",
				"is not positive", "Set it to the number of wrong codes that a user may enter, such as 5.");
	}

	private static void retry(CognitoProperties.Retry retry, ConfigurationProblems problems) {
		problems.check(retry.getMaxAttempts() >= 1 && retry.getMaxAttempts() <= MAX_ATTEMPTS,
				"cognito.retry.max-attempts", "is not between 1 and " + MAX_ATTEMPTS,
				"Set 'cognito.retry.max-attempts' to 1 for no repetition, or to a few more.");
		problems.check(!retry.getBaseDelay().isNegative(), "cognito.retry.base-delay", "is negative",
				"Set 'cognito.retry.base-delay' to a duration such as '100ms'.");
		problems.checkOrder("cognito.retry.base-delay", retry.getBaseDelay(), "cognito.retry.max-delay",
				retry.getMaxDelay());
	}

}
