// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoErrorAdvice.Setting;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the operator what to change, since the user who sees the failure cannot. Public
 * because everything that asks the pool for a user shares it; applications need not know
 * it.
 *
 * @since 0.1.0
 */
public final class MisconfigurationLog {

	private static final Logger logger = LoggerFactory.getLogger(MisconfigurationLog.class);

	private MisconfigurationLog() {
	}

	/**
	 * Log a failure, with advice.
	 * @param failure the failure
	 */
	public static void write(CognitoMisconfiguredException failure) {
		String advice = CognitoErrorAdvice.of(failure, MisconfigurationLog::property);
		switch (failure.reason()) {
			case CLIENT_SECRET_REJECTED, CLIENT_NOT_FOUND, FLOW_NOT_ENABLED, REDIRECTED -> logger
				.error("Nobody can sign in because of a configuration error. {}. {}", failure.getMessage(), advice);
			default ->
				logger.warn("A sign-in failed because of a configuration error. {}. {}", failure.getMessage(), advice);
		}
	}

	private static String property(Setting setting) {
		return switch (setting) {
			case CLIENT_ID -> "'cognito.client-id'";
			case CLIENT_SECRET -> "'cognito.client-secret'";
			case FLOW -> "'cognito.sign-in.flow'";
			case REFRESH_OPERATION -> "'cognito.sign-in.refresh-operation'";
			case USER_POOL_ID -> "'cognito.user-pool-id'";
			case REGION -> "'cognito.region'";
			case MAX_CONNECTIONS -> "'cognito.http.max-connections'";
			case CALLS_PER_SECOND -> "'cognito.calls-per-second'";
			case ENDPOINT -> "'cognito.endpoint'";
			case USERNAME, PASSWORD, TOTP_SECRET -> setting.description();
		};
	}

}
