// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Types and methods that a text names exist. Blocks of code are compiled elsewhere.
 */
class CodeNamesTests {

	private static final Pattern OWN_TYPE = Pattern.compile("\\b((?:Server)?Cognito[A-Z]\\w+)\\b(?!\\.java)");

	private static final Pattern METHOD = Pattern.compile("\\b([A-Z]\\w+)\\.([a-z]\\w*)\\(");

	@Test
	void typesAndMethodsThenExist() throws IOException {
		Map<String, String> types = types();
		assertThat(types).hasSizeGreaterThan(300);
		for (MarkdownPage page : MarkdownPage.all()) {
			for (String code : page.inlineCode()) {
				OWN_TYPE.matcher(code)
					.results()
					.forEach((name) -> assertThat(types).as("%s: `%s`", page, code).containsKey(name.group(1)));
				METHOD.matcher(code)
					.results()
					.filter((name) -> types.containsKey(name.group(1)))
					.forEach((name) -> assertThat(types.get(name.group(1))).as("%s: `%s`", page, code)
						.containsPattern("\\b" + name.group(2) + "\\("));
			}
		}
	}

	/** The source of each type by its name. */
	private static Map<String, String> types() throws IOException {
		Map<String, String> types = new HashMap<>();
		for (String folder : List.of("cognito-auth-core/src/main", "cognito-auth-spring-boot-starter/src/main",
				"cognito-auth-test/src/main", "integration-tests/src/test")) {
			try (Stream<Path> files = Files.walk(MarkdownPage.root().resolve(folder))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					types.merge(file.getFileName().toString().replace(".java", ""), Files.readString(file),
							String::concat);
				}
			}
		}
		return types;
	}

}
