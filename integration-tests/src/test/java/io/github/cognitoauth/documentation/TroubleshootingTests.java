// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of troubles has every reason with the advice of the code, and quotes texts
 * that the code has. With {@code DOCS_WRITE=true} in the environment the reasons are
 * written.
 */
class TroubleshootingTests {

	private static final Path PAGE = MarkdownPage.docs().resolve("troubleshooting.md");

	private static final String BEGIN = "<!-- made from the reasons -->\n";

	@Test
	void reasonsThenAreThoseOfTheCode() throws IOException {
		String text = Files.readString(PAGE);
		String made = text.substring(0, text.indexOf(BEGIN)) + BEGIN + reasons();
		if (Boolean.parseBoolean(System.getenv("DOCS_WRITE"))) {
			Files.writeString(PAGE, made);
		}
		assertThat(Files.readString(PAGE))
			.as("docs/troubleshooting.md: run this test with DOCS_WRITE=true in the environment and commit the difference")
			.isEqualTo(made);
	}

	private static String reasons() {
		StringBuilder table = new StringBuilder("\n| reason | kind | what to do |\n|---|---|---|\n");
		for (CognitoErrorReason reason : CognitoErrorReason.values()) {
			table.append("| `")
				.append(reason.name())
				.append("` | ")
				.append(reason.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '))
				.append(" | ")
				.append(CognitoErrorAdvice.of(CognitoError.local("Code", reason).toException(null)))
				.append(" |\n");
		}
		return table.toString();
	}

	@Test
	void quotedTextsThenAreWrittenByTheCode() throws IOException {
		String sources = sources();
		String text = Files.readString(PAGE);
		List<String> quoted = text.substring(text.indexOf("## At start-up"), text.indexOf("## While it runs"))
			.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(3, line.indexOf('`', 3)))
			.toList();
		assertThat(quoted).hasSizeGreaterThan(5).allSatisfy((quote) -> assertThat(sources).contains(quote));
	}

	/** All code, with texts that are written in several parts put together. */
	private static String sources() throws IOException {
		StringBuilder all = new StringBuilder();
		for (String module : List.of("cognito-auth-core", "cognito-auth-spring-boot-starter")) {
			try (Stream<Path> files = Files.walk(MarkdownPage.root().resolve(module).resolve("src/main/java"))) {
				for (Path file : files.filter((path) -> path.toString().endsWith(".java")).toList()) {
					all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
				}
			}
		}
		return all.toString();
	}

}
