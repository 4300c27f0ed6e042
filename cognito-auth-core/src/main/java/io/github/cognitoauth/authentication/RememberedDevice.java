// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

import org.springframework.util.Assert;

/**
 * A device that the pool tracks, with the secret that proves it. Whoever holds it can
 * skip the second factor of its user.
 *
 * @param deviceKey {@code DeviceKey} of {@code NewDeviceMetadata}
 * @param deviceGroupKey {@code DeviceGroupKey} of {@code NewDeviceMetadata}
 * @param devicePassword the secret that was made when the device was confirmed
 * @since 0.1.0
 */
public record RememberedDevice(String deviceKey, String deviceGroupKey, String devicePassword) implements Serializable {

	/** Check the values. */
	public RememberedDevice {
		Assert.hasText(deviceKey, "'deviceKey' must not be empty");
		Assert.hasText(deviceGroupKey, "'deviceGroupKey' must not be empty");
		Assert.hasText(devicePassword, "'devicePassword' must not be empty");
	}

	@Override
	public String toString() {
		return "RememberedDevice[" + this.deviceKey + "]";
	}

}
