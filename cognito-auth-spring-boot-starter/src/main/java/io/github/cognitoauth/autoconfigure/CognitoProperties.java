// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthFlow;
import io.github.cognitoauth.authentication.RefreshOperation;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of the user pool, and of how it is called and users sign in.
 * Holds secrets and therefore prints none of its values.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito")
public class CognitoProperties extends ConnectionProperties {

	/**
	 * Whether to auto-configure anything of Cognito Auth.
	 */
	private boolean enabled = true;

	/**
	 * Whether the endpoint may be http on a host other than this machine. Passwords are
	 * then readable for everybody on the way.
	 */
	private boolean allowPlainTextEndpoint;

	/**
	 * Whether to call the endpoint with FIPS 140 validated cryptography.
	 */
	private boolean fips;

	private final Retry retry = new Retry();

	private final SignIn signIn = new SignIn();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	public boolean isAllowPlainTextEndpoint() {
		return this.allowPlainTextEndpoint;
	}

	public void setAllowPlainTextEndpoint(boolean allowPlainTextEndpoint) {
		this.allowPlainTextEndpoint = allowPlainTextEndpoint;
	}

	public boolean isFips() {
		return this.fips;
	}

	public void setFips(boolean fips) {
		this.fips = fips;
	}

	public Retry getRetry() {
		return this.retry;
	}

	public SignIn getSignIn() {
		return this.signIn;
	}

	/**
	 * How a failed call is repeated.
	 */
	public static class Retry {

		/**
		 * Maximum number of attempts of one call, including the first.
		 */
		private int maxAttempts = 3;

		/**
		 * Upper bound of the random delay before the second attempt. Doubles with every
		 * further attempt; ten times as long after throttling.
		 */
		private Duration baseDelay = Duration.ofMillis(100);

		/**
		 * Upper bound of the random delay before any attempt.
		 */
		private Duration maxDelay = Duration.ofSeconds(5);

		public int getMaxAttempts() {
			return this.maxAttempts;
		}

		public void setMaxAttempts(int maxAttempts) {
			this.maxAttempts = maxAttempts;
		}

		public Duration getBaseDelay() {
			return this.baseDelay;
		}

		public void setBaseDelay(Duration baseDelay) {
			this.baseDelay = baseDelay;
		}

		public Duration getMaxDelay() {
			return this.maxDelay;
		}

		public void setMaxDelay(Duration maxDelay) {
			this.maxDelay = maxDelay;
		}

	}

	/**
	 * How users sign in.
	 */
	public static class SignIn {

		/**
		 * Authentication flow of a sign-in. The app client must allow it.
		 */
		private SignInFlow flow = SignInFlow.USER_PASSWORD;

		/**
		 * Operation that exchanges a refresh token.
		 */
		private RefreshOperation refreshOperation = RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN;

		/**
		 * Whether to confirm the device that a user pool with device tracking creates for
		 * a sign-in. Without that it refuses the refresh token.
		 */
		private boolean confirmDevices = true;

		public SignInFlow getFlow() {
			return this.flow;
		}

		public void setFlow(SignInFlow flow) {
			this.flow = flow;
		}

		public RefreshOperation getRefreshOperation() {
			return this.refreshOperation;
		}

		public void setRefreshOperation(RefreshOperation refreshOperation) {
			this.refreshOperation = refreshOperation;
		}

		public boolean isConfirmDevices() {
			return this.confirmDevices;
		}

		public void setConfirmDevices(boolean confirmDevices) {
			this.confirmDevices = confirmDevices;
		}

	}

	/**
	 * Authentication flow of a sign-in.
	 */
	public enum SignInFlow {

		/** The password is sent to Cognito inside TLS. */
		USER_PASSWORD(AuthFlow.USER_PASSWORD_AUTH),

		/** The password is proved without being sent: Secure Remote Password. */
		USER_SRP(AuthFlow.USER_SRP_AUTH),

		/** Choice-based sign-in. */
		USER_AUTH(AuthFlow.USER_AUTH),

		/** Challenges of the user pool's Lambda triggers. */
		CUSTOM(AuthFlow.CUSTOM_AUTH);

		private final AuthFlow authFlow;

		SignInFlow(AuthFlow authFlow) {
			this.authFlow = authFlow;
		}

		/**
		 * Return the flow of the user pools API.
		 * @return the flow
		 */
		public AuthFlow authFlow() {
			return this.authFlow;
		}

	}

}
