// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.pool;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * How the pool answers requests for an authentication level: {@code TARGET_ACR_VALUES},
 * {@code MAX_AGE} and {@code ACCESS_TOKEN} of {@code USER_AUTH}. Immutable. Which error
 * types the service uses here is not documented; the pool's are a reading of another
 * emulator, see the pool's page.
 *
 * @since 0.1.0
 */
public final class AuthenticationLevels {

	/** The levels of a new pool: supported, standard names, named only when asked for. */
	public static final AuthenticationLevels DEFAULT = builder().build();

	private static final String STANDARD_NAME = "urn:cognito:loa:";

	private static final int COUNT = 4;

	private final Support support;

	private final boolean alwaysShown;

	private final List<String> names;

	private AuthenticationLevels(Builder builder) {
		this.support = builder.support;
		this.alwaysShown = builder.alwaysShown;
		this.names = List.copyOf(builder.names);
	}

	/**
	 * Returns a builder.
	 * @return the builder
	 */
	public static Builder builder() {
		return new Builder();
	}

	/**
	 * Returns whether levels can be asked for.
	 * @return the support
	 */
	public Support support() {
		return this.support;
	}

	/**
	 * Returns whether tokens name the level of every sign-in.
	 * @return false if only of those that asked for one
	 */
	public boolean alwaysShown() {
		return this.alwaysShown;
	}

	/**
	 * Returns the name of a level.
	 * @param level 1 to 4
	 * @return the value of {@code acr}
	 */
	public String name(int level) {
		return this.names.get(level - 1);
	}

	/**
	 * Finds the level of a name.
	 * @param name a value of {@code acr}
	 * @return 1 to 4, 0 for an unknown name
	 */
	public int level(String name) {
		return this.names.indexOf(name) + 1;
	}

	/**
	 * Whether levels can be asked for.
	 *
	 * @since 0.1.0
	 */
	public enum Support {

		/** They can. */
		ON,

		/** The request is ignored, as where the feature has not arrived yet. */
		IGNORED,

		/** The request is refused, as below the Essentials plan. */
		REFUSED_BY_PLAN

	}

	/**
	 * Builder for {@link AuthenticationLevels}. Not safe for use by several threads.
	 *
	 * @since 0.1.0
	 */
	public static final class Builder {

		private final List<String> names = new ArrayList<>();

		private Support support = Support.ON;

		private boolean alwaysShown;

		private Builder() {
			for (int level = 1; level <= COUNT; level++) {
				this.names.add(STANDARD_NAME + level);
			}
		}

		/**
		 * Sets whether levels can be asked for.
		 * @param support the support, {@link Support#ON} by default
		 * @return this builder
		 */
		public Builder support(Support support) {
			this.support = support;
			return this;
		}

		/**
		 * Names the level in the tokens of every sign-in. The service's pages disagree on
		 * whether it does; by default only those that asked for one name it.
		 * @return this builder
		 */
		public Builder alwaysShown() {
			this.alwaysShown = true;
			return this;
		}

		/**
		 * Renames a level, {@code AcrConfiguration} of the service.
		 * @param level 1 to 4
		 * @param name 1 to 64 characters without space, quotation mark and backslash
		 * @return this builder
		 */
		public Builder name(int level, String name) {
			if (level < 1 || level > COUNT || !name.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,64}")) {
				throw new IllegalArgumentException(
						"'level' must be 1 to 4, and 'name' 1 to 64 characters without space, "
								+ "quotation mark and backslash");
			}
			this.names.set(level - 1, name);
			return this;
		}

		/**
		 * Builds the levels.
		 * @return the levels
		 */
		public AuthenticationLevels build() {
			if (new HashSet<>(this.names).size() < COUNT) {
				throw new IllegalStateException("Each level needs a name of its own, not " + this.names);
			}
			return new AuthenticationLevels(this);
		}

	}

}
