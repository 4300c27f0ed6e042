// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Ends the start on an older Spring Boot with one sentence, before a class that is not
 * there can be missed. Uses nothing that is new.
 */
final class SpringBootVersionCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final int MAJOR = 4;

	private static final int MINOR = 1;

	private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+).*");

	@Override
	public void initialize(ConfigurableApplicationContext applicationContext) {
		check(SpringBootVersion.getVersion());
	}

	/** What is no version, as in a jar that was repackaged, says nothing. */
	static void check(@Nullable String version) {
		Matcher matcher = VERSION.matcher((version != null) ? version : "");
		if (version != null && matcher.matches()) {
			int major = Integer.parseInt(matcher.group(1));
			if (major < MAJOR || (major == MAJOR && Integer.parseInt(matcher.group(2)) < MINOR)) {
				throw new IncompatibleSpringBootException(MAJOR + "." + MINOR, version);
			}
		}
	}

}
