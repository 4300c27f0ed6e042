// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page of troubles has every reason with the advice of the code and every warning and
 * error of the log, and quotes nothing that the code does not say. With
 * {@code DOCS_WRITE=true} in the environment the reasons are written.
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
	void textsThenAreWrittenByTheCode() throws IOException {
		MarkdownPage page = MarkdownPage.read(PAGE);
		String literals = String.join("\n", LogTexts.literals());
		assertThat(quotes(page.section("At start-up"))).hasSizeGreaterThan(5)
			.allSatisfy((quote) -> assertThat(literals).contains(quote.split(" ?\\.\\. ?")));
		String logged = LogTexts.ofTrouble().stream().map(LogTexts.Text::text).collect(Collectors.joining("\n"));
		assertThat(quotes(page.section("While it runs"))).hasSizeGreaterThan(20)
			.allSatisfy((quote) -> assertThat(logged).contains(quote));
	}

	@Test
	void warningsAndErrorsThenAreOnThePage() throws IOException {
		List<String> quotes = quotes(MarkdownPage.read(PAGE).section("While it runs"));
		List<LogTexts.Text> trouble = LogTexts.ofTrouble();
		assertThat(trouble).hasSizeGreaterThan(30);
		assertThat(trouble).as("warnings and errors that docs/troubleshooting.md does not explain")
			.allSatisfy((text) -> assertThat(quotes).as(text.file()).anyMatch(text.text()::contains));
	}

	/** What stands as code in the first column of a table. */
	private static List<String> quotes(String section) {
		return section.lines()
			.filter((line) -> line.startsWith("| `"))
			.map((line) -> line.substring(0, line.indexOf(" |", 2)))
			.flatMap((cell) -> Pattern.compile("`([^`]+)`").matcher(cell).results())
			.map((quote) -> quote.group(1))
			.toList();
	}

}
