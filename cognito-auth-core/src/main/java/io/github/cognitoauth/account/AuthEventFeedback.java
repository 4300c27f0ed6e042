// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import org.springframework.util.Assert;

/**
 * What a user said to a message of threat protection about a sign-in
 * ({@code UpdateAuthEventFeedback}). All but the verdict comes from the link in the
 * message.
 *
 * @param username the user name
 * @param eventId the id of the sign-in
 * @param feedbackToken the token of the link, a secret
 * @param valid whether the sign-in was the user's own
 * @since 0.1.0
 */
public record AuthEventFeedback(String username, String eventId, String feedbackToken, boolean valid) {

	/** Check the values. */
	public AuthEventFeedback {
		Assert.hasText(username, "'username' must not be empty");
		Assert.hasText(eventId, "'eventId' must not be empty");
		Assert.hasText(feedbackToken, "'feedbackToken' must not be empty");
	}

	@Override
	public String toString() {
		return "AuthEventFeedback[eventId=" + this.eventId + ", valid=" + this.valid + "]";
	}

}
