// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.RememberedDevice;

/**
 * A device that was just confirmed ({@code ConfirmDevice}).
 *
 * @param device the device with the secret that proves it, to be kept in a
 * {@link io.github.cognitoauth.authentication.DeviceStore}; not shown by
 * {@link #toString()}
 * @param userConfirmationNecessary whether the pool leaves it to the user to have the
 * device remembered: ask, then call {@link UserDeviceOperations#remember(String)}
 * @since 0.1.0
 */
public record ConfirmedDevice(RememberedDevice device, boolean userConfirmationNecessary) {

}
