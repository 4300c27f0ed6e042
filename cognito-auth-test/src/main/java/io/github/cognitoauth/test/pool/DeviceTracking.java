// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

/**
 * Whether the pool remembers devices.
 *
 * @since 0.1.0
 */
public enum DeviceTracking {

	/** Devices are not tracked. */
	OFF,

	/** Every confirmed device is remembered. */
	ALWAYS,

	/** A confirmed device is remembered when the user wants it. */
	USER_OPT_IN

}
