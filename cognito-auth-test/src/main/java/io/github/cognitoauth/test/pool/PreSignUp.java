// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.util.Map;

/**
 * What is decided about a sign-up before the user exists, in place of the Lambda trigger
 * {@code PreSignUp}. An exception refuses the sign-up with
 * {@code UserLambdaValidationException}.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface PreSignUp {

	/**
	 * Decides about a sign-up.
	 * @param request who wants to sign up
	 * @return the decision
	 */
	Decision decide(Request request);

	/**
	 * Confirms everybody, with the addresses that they have given, without a code.
	 * @return the trigger
	 */
	static PreSignUp autoConfirm() {
		return (request) -> new Decision(true, true, true);
	}

	/**
	 * Who wants to sign up.
	 *
	 * @param username the user name as given
	 * @param userAttributes the attributes
	 * @param validationData what the client sends for the trigger only
	 * @since 0.1.0
	 */
	record Request(String username, Map<String, String> userAttributes, Map<String, String> validationData) {

		/**
		 * Creates a request.
		 */
		public Request {
			userAttributes = Map.copyOf(userAttributes);
			validationData = Map.copyOf(validationData);
		}

	}

	/**
	 * The decision.
	 *
	 * @param autoConfirmUser whether the user is confirmed without a code
	 * @param autoVerifyEmail whether the e-mail address counts as verified
	 * @param autoVerifyPhone whether the phone number counts as verified
	 * @since 0.1.0
	 */
	record Decision(boolean autoConfirmUser, boolean autoVerifyEmail, boolean autoVerifyPhone) {

		/** Everything as without a trigger. */
		public static final Decision NONE = new Decision(false, false, false);

	}

}
