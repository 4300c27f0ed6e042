// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import reactor.core.publisher.Mono;

/**
 * Keeps the devices that a pool with device tracking gave to this process, by the user
 * name that was typed.
 * <p>
 * A known device replaces the second factor. On a server that signs many people in, a
 * store keyed by user name alone would let everybody who knows a password skip MFA once
 * the user has signed in here: use one only for service accounts, or key it by something
 * that belongs to the person's own browser as well. Therefore {@link #none()} is the
 * default of an authenticator.
 * <p>
 * Implementations must not block. An authenticator waits for each call for a time that
 * its builder sets. An error of {@link #find(String)}, and a late answer, count as
 * "unknown".
 *
 * @since 0.1.0
 */
public interface DeviceStore {

	/**
	 * Find the device of a user.
	 * @param username the user name of the sign-in
	 * @return the device, or empty
	 */
	Mono<RememberedDevice> find(String username);

	/**
	 * Keep a device that the pool has just confirmed.
	 * @param username the user name of the sign-in
	 * @param device the device
	 * @return completes when it is kept
	 */
	Mono<Void> save(String username, RememberedDevice device);

	/**
	 * Forget the device of a user, since the pool does not know it any more.
	 * @param username the user name of the sign-in
	 * @return completes when it is forgotten
	 */
	Mono<Void> remove(String username);

	/**
	 * Return a store that keeps nothing.
	 * @return the store
	 */
	static DeviceStore none() {
		return NoDeviceStore.INSTANCE;
	}

	/**
	 * Return a store in memory.
	 * @param maximumSize how many users' devices are kept; the one that was not used for
	 * longest gives way
	 * @return a new store
	 */
	static DeviceStore inMemory(int maximumSize) {
		return new InMemoryDeviceStore(maximumSize);
	}

}
