// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on processing ahead of time names each property on which a condition of
 * auto-configuration depends.
 */
class AheadOfTimeTableTests {

	private static final Pattern CONDITION = Pattern
		.compile("@ConditionalOn(?:Boolean)?Property\\((?:[^)]*?name = )?\"(cognito[^\"]*)\"");

	@Test
	void conditionsThenAreNamed() throws IOException {
		Set<String> properties = new TreeSet<>();
		Path sources = MarkdownPage.root().resolve("cognito-auth-spring-boot-starter/src/main/java");
		try (Stream<Path> files = Files.walk(sources)) {
			for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
				CONDITION.matcher(Files.readString(file)).results().forEach((found) -> properties.add(found.group(1)));
			}
		}
		assertThat(properties).hasSizeGreaterThan(4);
		assertThat(MarkdownPage.read(MarkdownPage.docs().resolve("ahead-of-time.md")).inlineCode())
			.containsAll(properties);
	}

}
