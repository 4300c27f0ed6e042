// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.security;

import java.util.HashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Configuration properties of authentication levels.
 *
 * @since 0.1.0
 */
@ConfigurationProperties("cognito.sign-in.levels")
public class CognitoLevelsProperties {

	/**
	 * Whether to ask the pool for a level where a rule needs one. The Lite plan has none.
	 */
	private boolean enabled = true;

	/**
	 * Level that every sign-in asks for, 1 to 4.
	 */
	private @Nullable Integer target;

	/**
	 * Names of levels by number, for a pool that was told other names than
	 * urn:cognito:loa:1 to urn:cognito:loa:4.
	 */
	private Map<Integer, String> names = new HashMap<>();

	public boolean isEnabled() {
		return this.enabled;
	}

	public void setEnabled(boolean enabled) {
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
