// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * How a code reaches its user.
 *
 * @since 0.1.0
 */
public enum DeliveryMedium {

	/** Text message to {@code phone_number}. */
	SMS("phone_number"),

	/** E-mail to {@code email}. */
	EMAIL("email");

	private final String attribute;

	DeliveryMedium(String attribute) {
		this.attribute = attribute;
	}

	/**
	 * Returns the attribute that holds the address.
	 * @return the attribute name
	 */
	public String attribute() {
		return this.attribute;
	}

}
