// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.time.Instant;

/**
 * A code that the pool has sent; in place of a text message or an e-mail.
 *
 * @param username the real user name of the recipient
 * @param medium how it was sent
 * @param destination the full address
 * @param purpose what it is for
 * @param code the code itself, absent from {@code toString}
 * @param sentAt when, by the pool's clock
 * @since 0.1.0
 */
public record DeliveredCode(String username, DeliveryMedium medium, String destination, CodePurpose purpose,
		String code, Instant sentAt) {

	@Override
	public String toString() {
		return "DeliveredCode[username=" + this.username + ", medium=" + this.medium + ", purpose=" + this.purpose
				+ ", sentAt=" + this.sentAt + "]";
	}

}
