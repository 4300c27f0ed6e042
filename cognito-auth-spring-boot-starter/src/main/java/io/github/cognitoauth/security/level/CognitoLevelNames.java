// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.level;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * The names of the levels of a user pool, in the claim {@code acr} and in requests for a
 * level. A pool can rename them ({@code AcrConfiguration}), which no client can read, so
 * other names than the standard ones have to be told. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoLevelNames {

	/** The highest level: a password and a code of an authenticator app. */
	public static final int HIGHEST = 4;

	private static final CognitoLevelNames STANDARD = new CognitoLevelNames(
			IntStream.rangeClosed(1, HIGHEST).mapToObj((level) -> "urn:cognito:loa:" + level).toList());

	private final List<String> names;

	private CognitoLevelNames(List<String> names) {
		this.names = names;
	}

	/**
	 * Return the names that a pool has unless it was told others.
	 * @return {@code urn:cognito:loa:1} to {@code urn:cognito:loa:4}
	 */
	public static CognitoLevelNames standard() {
		return STANDARD;
	}

	/**
	 * Return names of which some are a pool's own.
	 * @param names names by level, 1 to 4; the others keep their standard names
	 * @return the names
	 * @throws IllegalArgumentException if there is no such level, if a name is longer
	 * than 64 characters or has a space, a quotation mark or a backslash in it, or if two
	 * levels have one name
	 */
	public static CognitoLevelNames of(Map<Integer, String> names) {
		names.forEach((level, name) -> {
			Assert.isTrue(level >= 1 && level <= HIGHEST, () -> "There is no level " + level + ": levels are 1 to 4");
			Assert.isTrue(name.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e]{1,64}"), () -> "The name of level " + level
					+ " must have 1 to 64 characters without space, quotation mark and backslash");
		});
		CognitoLevelNames all = new CognitoLevelNames(IntStream.rangeClosed(1, HIGHEST)
			.mapToObj((level) -> names.getOrDefault(level, STANDARD.name(level)))
			.toList());
		Assert.isTrue(new HashSet<>(all.names).size() == HIGHEST, "Each level needs a name of its own");
		return all;
	}

	/**
	 * Return the name of a level.
	 * @param level 1 to 4
	 * @return the value of {@code acr}
	 */
	public String name(int level) {
		return this.names.get(level - 1);
	}

	/**
	 * Return which level a name stands for.
	 * @param name a value of {@code acr}, or {@code null}
	 * @return 1 to 4, 0 for a name that is not known
	 */
	public int level(@Nullable String name) {
		return this.names.indexOf(name) + 1;
	}

	/**
	 * Return the names of a level and of those above it.
	 * @param level 1 to 4
	 * @return the names, that of the level first
	 */
	public List<String> from(int level) {
		return this.names.subList(level - 1, HIGHEST);
	}

}
