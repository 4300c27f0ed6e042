// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

import org.jspecify.annotations.Nullable;

/**
 * Where a code was sent: {@code CODE_DELIVERY_DELIVERY_MEDIUM} and
 * {@code CODE_DELIVERY_DESTINATION} of a challenge, or {@code CodeDeliveryDetailsType}.
 *
 * @param deliveryMedium {@code SMS}, {@code EMAIL} or a value that is not known yet;
 * {@code null} if the service did not say
 * @param destination the masked address or number, such as {@code a***@e***}; may be made
 * up by the service to hide whether a user exists
 * @param attributeName the attribute that holds the address, or {@code null}
 * @since 0.1.0
 */
public record CodeDelivery(@Nullable String deliveryMedium, @Nullable String destination,
		@Nullable String attributeName) implements Serializable {

}
