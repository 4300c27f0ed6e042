// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.pool;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

import io.github.cognitoauth.test.pool.DeliveredCode;

/**
 * A line of the inbox.
 *
 * @param username whom the code was sent to
 * @param destination the number or address
 * @param medium how it was sent
 * @param purpose what it is for
 * @param code the code
 * @param sentAt the time of day
 */
record InboxEntry(String username, String destination, String medium, String purpose, String code, String sentAt) {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss")
		.withZone(ZoneId.systemDefault());

	static InboxEntry of(DeliveredCode code) {
		String medium = switch (code.medium()) {
			case SMS -> "text message";
			case EMAIL -> "e-mail";
		};
		String purpose = switch (code.purpose()) {
			case AUTHENTICATION -> "signing in";
			case SIGN_UP -> "signing up";
			case FORGOT_PASSWORD -> "a forgotten password";
			case VERIFY_ATTRIBUTE -> "verifying an address";
		};
		return new InboxEntry(code.username(), code.destination(), medium, purpose, code.code(),
				TIME.format(code.sentAt()));
	}

	@Override
	public String toString() {
		return "InboxEntry[username=" + this.username + "]";
	}

}
