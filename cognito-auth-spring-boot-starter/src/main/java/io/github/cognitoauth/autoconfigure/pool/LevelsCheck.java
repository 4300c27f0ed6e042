// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure.pool;

import java.util.Map;

import io.github.cognitoauth.autoconfigure.ConfigurationProblems;
import io.github.cognitoauth.security.level.CognitoLevelNames;
import org.jspecify.annotations.Nullable;

/**
 * Checks the properties of levels of any user pool. Public for the auto-configurations
 * below only.
 *
 * @since 0.1.0
 */
public final class LevelsCheck {

	private LevelsCheck() {
	}

	/**
	 * Check the properties of one pool.
	 * @param prefix what they begin with, without the last dot
	 * @param target the level that each sign-in asks for, or {@code null}
	 * @param names the names by level
	 * @param problems what is wrong is added here
	 */
	public static void check(String prefix, @Nullable Integer target, Map<Integer, String> names,
			ConfigurationProblems problems) {
		problems.check(target == null || (target >= 1 && target <= CognitoLevelNames.HIGHEST), prefix + ".target",
				"is " + target + ", which is no level", "Set it to a number from 1 to 4, or remove it.");
		try {
			CognitoLevelNames.of(names);
		}
		catch (IllegalArgumentException ex) {
			problems.add(prefix + ".names", "is not accepted: " + ex.getMessage(),
					"Give the levels the names that 'AcrConfiguration' of the user pool has.");
		}
	}

}
