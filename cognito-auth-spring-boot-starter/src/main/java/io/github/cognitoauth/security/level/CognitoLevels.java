// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import org.springframework.util.Assert;

/**
 * Rules that ask for a level of authentication: {@code access(CognitoLevels.atLeast(4))},
 * {@code access(CognitoLevels.atLeast(4).within(Duration.ofMinutes(5)))}. For methods
 * there is a bean: {@code @PreAuthorize("@cognitoLevels.atLeast(4)")}.
 * <p>
 * Level 1 is a password; 2 a code by text message or e-mail alone; 3 a passkey, or a
 * password and such a code; 4 a password and a code of an authenticator app. Whoever has
 * a level has those below it.
 *
 * @since 0.1.0
 */
public final class CognitoLevels {

	private static final String PREFIX = "FACTOR_COGNITO_LEVEL_";

	/**
	 * Create the bean that expressions name. Its methods are those of the class.
	 */
	public CognitoLevels() {
	}

	/**
	 * Return the authority that stands for a level.
	 * @param level 1 to 4
	 * @return {@code FACTOR_COGNITO_LEVEL_1} to {@code FACTOR_COGNITO_LEVEL_4}
	 */
	public static String authority(int level) {
		Assert.isTrue(level >= 1 && level <= CognitoLevelNames.HIGHEST, "'level' must be 1 to 4");
		return PREFIX + level;
	}

	/**
	 * Ask for a level, however long ago it was proved.
	 * @param <T> what is protected
	 * @param level 1 to 4
	 * @return a rule for both web stacks and for methods
	 */
	public static <T> LevelRule<T> atLeast(int level) {
		return new LevelRule<>(new RequiredLevel(level, null));
	}

}
