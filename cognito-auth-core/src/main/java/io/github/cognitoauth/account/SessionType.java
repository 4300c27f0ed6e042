// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.io.Serializable;

import org.springframework.util.Assert;

/**
 * A kind of user session, {@code SessionTypeType} of the service model. The set is open.
 *
 * @param value the name on the wire
 * @since 0.1.0
 */
public record SessionType(String value) implements Serializable {

	/** The refresh token of one sign-in to one app client, with all that came from it. */
	public static final SessionType TOKEN = new SessionType("TOKEN");

	/** The cookie of managed login in one browser. */
	public static final SessionType SSO = new SessionType("SSO");

	/** Check the value. */
	public SessionType {
		Assert.hasText(value, "'value' must not be empty");
	}

	@Override
	public String toString() {
		return this.value;
	}

}
