// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.io.Serializable;

/**
 * The device that a pool with tracking created for this sign-in
 * ({@code AuthenticationResult.NewDeviceMetadata}).
 *
 * @param deviceKey the key of the device
 * @param deviceGroupKey the key of its group, which SRP uses in the place of the pool
 * @since 0.1.0
 */
public record NewDeviceMetadata(String deviceKey, String deviceGroupKey) implements Serializable {

}
