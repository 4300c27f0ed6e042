// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import io.github.cognitoauth.authentication.NewDeviceMetadata;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Manages the devices of the signed-in user, in a pool that tracks devices. A device that
 * is remembered can stand in for the second factor.
 *
 * @since 0.1.0
 */
public interface UserDeviceOperations {

	/**
	 * Confirm the device that a sign-in created ({@code ConfirmDevice}). A
	 * {@link io.github.cognitoauth.authentication.CognitoPasswordAuthenticator} does this
	 * by itself unless that is switched off. The arithmetic runs on
	 * {@code Schedulers.parallel()}.
	 * @param device the device as the sign-in returned it
	 * @param name a name for the list of devices, or {@code null}
	 * @return the device with a new secret
	 */
	Mono<ConfirmedDevice> confirm(NewDeviceMetadata device, @Nullable String name);

	/**
	 * List the devices ({@code ListDevices}). Pages are fetched as they are asked for,
	 * one after the other.
	 * @return the devices
	 */
	Flux<UserDevice> list();

	/**
	 * Read one device ({@code GetDevice}).
	 * @param deviceKey the key
	 * @return the device
	 */
	Mono<UserDevice> get(String deviceKey);

	/**
	 * Have a device remembered ({@code UpdateDeviceStatus}).
	 * @param deviceKey the key
	 * @return completes when it is remembered
	 */
	Mono<Void> remember(String deviceKey);

	/**
	 * Have a device not remembered any more, but still tracked
	 * ({@code UpdateDeviceStatus}).
	 * @param deviceKey the key
	 * @return completes when it is not remembered
	 */
	Mono<Void> stopRemembering(String deviceKey);

	/**
	 * Remove a device ({@code ForgetDevice}).
	 * @param deviceKey the key
	 * @return completes when it is forgotten
	 */
	Mono<Void> forget(String deviceKey);

}
