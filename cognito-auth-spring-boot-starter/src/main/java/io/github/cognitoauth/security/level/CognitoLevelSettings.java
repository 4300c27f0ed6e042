// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.util.List;

import org.springframework.util.Assert;

/**
 * How a login and a resource server deal with levels. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoLevelSettings {

	private static final CognitoLevelSettings DEFAULTS = new CognitoLevelSettings(CognitoLevelNames.standard(), true,
			0);

	private final CognitoLevelNames names;

	private final boolean askedFor;

	private final int target;

	private CognitoLevelSettings(CognitoLevelNames names, boolean askedFor, int target) {
		this.names = names;
		this.askedFor = askedFor;
		this.target = target;
	}

	/**
	 * Return the defaults.
	 * @return standard names; the pool is asked for a level when a rule needs it
	 */
	public static CognitoLevelSettings defaults() {
		return DEFAULTS;
	}

	/**
	 * Return a copy with other names.
	 * @param names the names
	 * @return new settings
	 */
	public CognitoLevelSettings withNames(CognitoLevelNames names) {
		Assert.notNull(names, "'names' must not be null");
		return new CognitoLevelSettings(names, this.askedFor, this.target);
	}

	/**
	 * Return a copy with which the pool is never asked for a level, as where its plan has
	 * none: whoever lacks a level signs in again, and the pool asks for the second factor
	 * that the user has.
	 * @return new settings
	 */
	public CognitoLevelSettings neverAskedFor() {
		return new CognitoLevelSettings(this.names, false, this.target);
	}

	/**
	 * Return a copy with which the pool is asked for a level when a rule needs it.
	 * @return new settings
	 */
	public CognitoLevelSettings askedFor() {
		return new CognitoLevelSettings(this.names, true, this.target);
	}

	/**
	 * Return a copy with a level that each sign-in asks for.
	 * @param target 1 to 4, or 0 for none
	 * @return new settings
	 */
	public CognitoLevelSettings withTarget(int target) {
		Assert.isTrue(target >= 0 && target <= CognitoLevelNames.HIGHEST, "'target' must be 0 to 4");
		return new CognitoLevelSettings(this.names, this.askedFor, target);
	}

	/**
	 * Return the names of the levels.
	 * @return the names
	 */
	public CognitoLevelNames names() {
		return this.names;
	}

	/**
	 * Return whether the pool is asked for levels.
	 * @return {@code false} if its plan has none
	 */
	public boolean isAskedFor() {
		return this.askedFor;
	}

	/**
	 * Return what a sign-in asks the pool for.
	 * @param level the level that a rule needs, or 0
	 * @return names, that of the lowest level that will do first; empty for no request
	 */
	public List<String> targets(int level) {
		int wanted = Math.max(level, this.target);
		return (this.askedFor && wanted > 0) ? this.names.from(wanted) : List.of();
	}

}
