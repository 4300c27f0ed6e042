// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

import io.github.cognitoauth.test.internal.crypto.Secrets;
import org.jspecify.annotations.Nullable;

/**
 * The devices of one user, the newest hundred. Guarded by the user's lock.
 */
public final class UserDevices {

	private static final int CAPACITY = 100;

	private final Map<String, Device> byKey = new LinkedHashMap<>();

	/**
	 * Adds a device that was not seen before.
	 * @param region the region, which begins the key
	 * @param now the time
	 * @return the device
	 */
	public Device add(String region, Instant now) {
		if (this.byKey.size() == CAPACITY) {
			this.byKey.remove(this.byKey.keySet().iterator().next());
		}
		Device device = new Device(region + "_" + UUID.randomUUID(), "-" + Secrets.text(6), now);
		this.byKey.put(device.key(), device);
		return device;
	}

	/**
	 * Finds a device.
	 * @param key the device key
	 * @return the device, or null if there is none
	 */
	public @Nullable Device find(String key) {
		return this.byKey.get(key);
	}

	/**
	 * Forgets a device.
	 * @param key the device key
	 */
	public void remove(String key) {
		this.byKey.remove(key);
	}

	/**
	 * Returns the confirmed devices.
	 * @return the devices, oldest first
	 */
	public Collection<Device> confirmed() {
		return this.byKey.values().stream().filter((device) -> device.verifier() != null).toList();
	}

}
