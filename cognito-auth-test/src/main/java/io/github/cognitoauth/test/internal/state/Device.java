// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.state;

import java.time.Instant;

import io.github.cognitoauth.test.internal.srp.SrpVerifier;
import org.jspecify.annotations.Nullable;

/**
 * One device of a user. Guarded by the user's lock.
 */
public final class Device {

	private final String key;

	private final String groupKey;

	private final Instant created;

	private Instant modified;

	private Instant lastAuthenticated;

	private @Nullable SrpVerifier verifier;

	private @Nullable String name;

	private boolean remembered;

	Device(String key, String groupKey, Instant now) {
		this.key = key;
		this.groupKey = groupKey;
		this.created = now;
		this.modified = now;
		this.lastAuthenticated = now;
	}

	/**
	 * Returns the key.
	 * @return the device key
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Returns the group, which takes the place of the pool's name in device SRP.
	 * @return the device group key
	 */
	public String groupKey() {
		return this.groupKey;
	}

	/**
	 * Returns when the device was first seen.
	 * @return the time
	 */
	public Instant created() {
		return this.created;
	}

	/**
	 * Returns when the device was last changed.
	 * @return the time
	 */
	public Instant modified() {
		return this.modified;
	}

	/**
	 * Returns when the device last took part in a sign-in.
	 * @return the time
	 */
	public Instant lastAuthenticated() {
		return this.lastAuthenticated;
	}

	/**
	 * Returns what is known of the device's secret.
	 * @return the verifier, or null until the device is confirmed
	 */
	public @Nullable SrpVerifier verifier() {
		return this.verifier;
	}

	/**
	 * Returns the name.
	 * @return the device name, or null
	 */
	public @Nullable String name() {
		return this.name;
	}

	/**
	 * Returns whether the device can take the place of a second factor.
	 * @return whether it is confirmed and remembered
	 */
	public boolean remembered() {
		return this.remembered && this.verifier != null;
	}

	/**
	 * Confirms the device.
	 * @param verifier what is known of its secret
	 * @param name its name, or null
	 * @param now the time
	 */
	public void confirm(SrpVerifier verifier, @Nullable String name, Instant now) {
		this.verifier = verifier;
		this.name = name;
		this.modified = now;
	}

	/**
	 * Sets whether the device is remembered.
	 * @param remembered whether it is
	 * @param now the time
	 */
	public void remember(boolean remembered, Instant now) {
		this.remembered = remembered;
		this.modified = now;
	}

	/**
	 * Notes a sign-in.
	 * @param now the time
	 */
	public void authenticated(Instant now) {
		this.lastAuthenticated = now;
	}

}
