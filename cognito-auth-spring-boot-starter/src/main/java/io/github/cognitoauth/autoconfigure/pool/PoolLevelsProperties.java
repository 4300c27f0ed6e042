// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Authentication levels of a user pool beside the main one.
 *
 * @since 0.1.0
 */
public class PoolLevelsProperties {

	/**
	 * Whether to ask the pool for a level where a rule needs one. The Lite plan has none.
	 * Same as for the main user pool if not set.
	 */
	private @Nullable Boolean enabled;

	/**
	 * Level that every sign-in asks for, 1 to 4. Same as for the main user pool if not
	 * set.
	 */
	private @Nullable Integer target;

	/**
	 * Names of levels by number, for a pool that was told other names than
	 * urn:cognito:loa:1 to urn:cognito:loa:4. Those of the main user pool are not for it.
	 */
	private Map<Integer, String> names = new HashMap<>();

	public @Nullable Boolean getEnabled() {
		return this.enabled;
	}

	public void setEnabled(@Nullable Boolean enabled) {
		this.enabled = enabled;
	}

	public @Nullable Integer getTarget() {
		return this.target;
	}

	public void setTarget(@Nullable Integer target) {
		this.target = target;
	}

	public Map<Integer, String> getNames() {
		return this.names;
	}

	public void setNames(Map<Integer, String> names) {
		this.names = names;
	}

}
