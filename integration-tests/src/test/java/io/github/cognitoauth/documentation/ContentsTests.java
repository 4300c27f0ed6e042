// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The list of pages, from which the site makes its navigation, has every page.
 */
class ContentsTests {

	@Test
	void listOfPagesThenHasEachOnce() {
		Set<String> listed = MarkdownPage.read(MarkdownPage.docs().resolve("README.md")).links();
		List<String> pages = MarkdownPage.all()
			.stream()
			.map(MarkdownPage::path)
			.filter((path) -> path.startsWith("docs") && !path.equals(Path.of("docs", "README.md")))
			.map((path) -> Path.of("docs").relativize(path).toString())
			.toList();
		assertThat(pages).hasSizeGreaterThan(3);
		assertThat(listed).as("docs/README.md lists every page: add a line with a link to what is missing")
			.containsAll(pages);
	}

	@Test
	void pagesThenBeginWithTheirTitle() {
		assertThat(MarkdownPage.all()).allSatisfy((page) -> assertThat(page.text()).startsWith("# "));
	}

}
