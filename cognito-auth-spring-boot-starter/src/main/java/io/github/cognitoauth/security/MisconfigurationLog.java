package io.github.cognitoauth.security;

import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operator what to change, since the user who sees the failure cannot. */
final class MisconfigurationLog {

	private static final Logger logger = LoggerFactory.getLogger(MisconfigurationLog.class);

	private MisconfigurationLog() {
	}

	static void write(CognitoMisconfiguredException failure) {
		switch (failure.reason()) {
			case CLIENT_SECRET_REJECTED, CLIENT_NOT_FOUND, FLOW_NOT_ENABLED ->
				logger.error("Nobody can sign in because of a configuration error. {}. {}", failure.getMessage(),
						advice(failure.reason()));
			default -> logger.warn("A sign-in failed because of a configuration error. {}. {}", failure.getMessage(),
					advice(failure.reason()));
		}
	}

	static String advice(CognitoErrorReason reason) {
		return switch (reason) {
			case CLIENT_SECRET_REJECTED ->
				"Set 'cognito.client-secret' to the secret of the app client, or remove it if the app client has none.";
			case CLIENT_NOT_FOUND ->
				"Compare 'cognito.client-id' and 'cognito.user-pool-id' (its region, too) with the app client's page.";
			case FLOW_NOT_ENABLED ->
				"Allow the authentication flow in the settings of the app client, or choose an allowed one with "
						+ "'cognito.sign-in.flow'.";
			case ATTRIBUTE_NOT_WRITABLE ->
				"Let the app client write the attributes that the pool requires, in its attribute permissions.";
			default -> "Look the request id up in AWS CloudTrail; check the app client, the pool and its triggers.";
		};
	}

}
