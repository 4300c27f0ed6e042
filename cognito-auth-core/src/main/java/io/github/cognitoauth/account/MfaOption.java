// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import org.springframework.util.Assert;

/**
 * A delivery medium for codes ({@code MFAOptionType}), which only the deprecated
 * {@code SetUserSettings} uses.
 *
 * @param deliveryMedium {@code SMS}
 * @param attributeName the attribute that holds the address, {@code phone_number}
 * @since 0.1.0
 */
public record MfaOption(String deliveryMedium, String attributeName) {

	/** Check the values. */
	public MfaOption {
		Assert.hasText(deliveryMedium, "'deliveryMedium' must not be empty");
		Assert.hasText(attributeName, "'attributeName' must not be empty");
	}

}
