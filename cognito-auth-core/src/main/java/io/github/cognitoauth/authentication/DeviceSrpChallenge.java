// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import org.springframework.util.Assert;

/**
 * A remembered device must prove itself ({@code DEVICE_SRP_AUTH}). The authenticator
 * answers this by itself when its {@link DeviceStore} knows the device; it reaches the
 * caller only when it does not.
 *
 * @since 0.1.0
 */
public final class DeviceSrpChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	DeviceSrpChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Answer with a device that the caller keeps.
	 * @param device the device as it was confirmed
	 * @return the answer
	 */
	public ChallengeAnswer answer(RememberedDevice device) {
		Assert.notNull(device, "'device' must not be null");
		return ChallengeAnswer.device(this, device);
	}

}
