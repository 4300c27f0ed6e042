// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Properties, meters and paths that a text names exist.
 */
class NamesTests {

	private static final String PROPERTY = "(cognito|spring)(\\.[a-z][a-z0-9-]*)+";

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void propertiesAndMetersThenExist(MarkdownPage page) throws IOException {
		Metadata metadata = new Metadata();
		String sources = sources();
		assertThat(page.inlineCode()).allSatisfy((code) -> {
			String name = code.replaceFirst("[=:].*", "").replace(".<name>", "");
			if (name.matches(PROPERTY)) {
				assertThat(metadata.knows(name) || metadata.begins(name) || isWritten(name, sources))
					.as("a property or a meter %s", name)
					.isTrue();
			}
		});
	}

	/** Meters are texts of the code, whole or in two parts. */
	private static boolean isWritten(String name, String sources) {
		if (sources.contains("\"" + name)) {
			return true;
		}
		for (int dot = name.indexOf('.'); dot > 0; dot = name.indexOf('.', dot + 1)) {
			String head = name.substring(0, dot);
			if ((sources.contains("\"" + head + "\"") || sources.contains("\"" + head + ".\""))
					&& sources.contains("\"" + name.substring(dot + 1) + "\"")) {
				return true;
			}
		}
		return false;
	}

	private static String sources() throws IOException {
		StringBuilder all = new StringBuilder();
		for (String module : List.of("cognito-auth-core", "cognito-auth-spring-boot-starter")) {
			try (Stream<Path> files = Files.walk(MarkdownPage.root().resolve(module).resolve("src/main/java"))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					all.append(Files.readString(file));
				}
			}
		}
		return all.toString();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void commandsThenNameWhatIsInTheRepository(MarkdownPage page) {
		page.fences("sh").forEach((fence) -> fence.code().lines().forEach((line) -> {
			for (String word : line.split(" ")) {
				if (word.startsWith(".ci/")) {
					assertThat(MarkdownPage.root().resolve(word)).as(fence.place()).exists();
				}
			}
			if (line.startsWith("mvn") && line.contains("-pl ")) {
				String modules = line.replaceFirst(".*-pl ([^ ]+).*", "$1");
				assertThat(modules.split(",")).as(fence.place())
					.allSatisfy((module) -> assertThat(MarkdownPage.root().resolve(module)).isDirectory());
			}
		}));
	}

}
