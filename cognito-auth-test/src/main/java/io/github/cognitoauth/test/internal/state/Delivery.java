// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import io.github.cognitoauth.test.internal.protocol.Json;
import io.github.cognitoauth.test.pool.DeliveryMedium;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where a code can go, and what clients are told of it.
 */
public final class Delivery {

	private static final int SHOWN_DIGITS = 4;

	private Delivery() {
	}

	/**
	 * Finds a medium by which a user can be reached, e-mail first.
	 * @param user the user
	 * @param verifiedOnly whether only a verified address will do
	 * @return the medium, or null if there is none
	 */
	public static @Nullable DeliveryMedium medium(User user, boolean verifiedOnly) {
		if (reaches(user, DeliveryMedium.EMAIL, verifiedOnly)) {
			return DeliveryMedium.EMAIL;
		}
		return reaches(user, DeliveryMedium.SMS, verifiedOnly) ? DeliveryMedium.SMS : null;
	}

	/**
	 * Returns whether a medium reaches a user.
	 * @param user the user
	 * @param medium the medium
	 * @param verifiedOnly whether only a verified address will do
	 * @return whether there is an address
	 */
	public static boolean reaches(User user, DeliveryMedium medium, boolean verifiedOnly) {
		String verified = user.attributes().get(medium.attribute() + "_verified");
		return user.attributes().containsKey(medium.attribute()) && (!verifiedOnly || "true".equals(verified));
	}

	/**
	 * Returns what a client is told.
	 * @param address the full address
	 * @param medium how the code was sent
	 * @return {@code CodeDeliveryDetails}
	 */
	public static ObjectNode details(String address, DeliveryMedium medium) {
		return Json.object()
			.put("Destination", masked(address, medium))
			.put("DeliveryMedium", medium.name())
			.put("AttributeName", medium.attribute());
	}

	/**
	 * Hides most of an address.
	 * @param address the full address
	 * @param medium what kind of address it is
	 * @return the masked address
	 */
	public static String masked(String address, DeliveryMedium medium) {
		if (medium == DeliveryMedium.SMS) {
			int hidden = Math.max(0, address.length() - SHOWN_DIGITS - 1);
			return "+" + "*".repeat(hidden) + address.substring(Math.max(0, address.length() - SHOWN_DIGITS));
		}
		int at = address.indexOf('@');
		return (at > 0 && at + 1 < address.length()) ? address.charAt(0) + "***@" + address.charAt(at + 1) + "***"
				: "***";
	}

}
