// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.account;

import io.github.cognitoauth.test.internal.protocol.CognitoError;
import io.github.cognitoauth.test.internal.protocol.CognitoRequest;
import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.internal.state.User;
import io.github.cognitoauth.test.internal.state.UserPool;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code UpdateAuthEventFeedback}: what a user says to a notification of a sign-in.
 */
public final class AuthEvents {

	private final UserPool pool;

	/**
	 * Creates the operation.
	 * @param pool the pool
	 */
	public AuthEvents(UserPool pool) {
		this.pool = pool;
	}

	/**
	 * {@code UpdateAuthEventFeedback}.
	 * @param request the request
	 * @return an empty answer
	 */
	public ObjectNode updateFeedback(CognitoRequest request) {
		if (!this.pool.settings().userPoolId().equals(request.requiredText("UserPoolId"))) {
			throw CognitoError.resourceNotFound("User pool does not exist.");
		}
		String eventId = request.requiredText("EventId");
		String token = request.requiredText("FeedbackToken");
		String value = request.requiredText("FeedbackValue");
		User user = this.pool.users().find(request.requiredText("Username"));
		if (user == null) {
			throw CognitoError.userNotFound();
		}
		return user.atomically(() -> {
			if (!user.feedback().accept(eventId, token, value)) {
				throw CognitoError.notAuthorized("Invalid feedback token");
			}
			return Json.object();
		});
	}

}
