// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Links within the repository lead to files and headings that exist.
 */
class LinksTests {

	static List<MarkdownPage> pages() {
		return MarkdownPage.all();
	}

	@ParameterizedTest
	@MethodSource("pages")
	void linksThenLeadSomewhere(MarkdownPage page) {
		assertThat(page.links()).allSatisfy((link) -> {
			if (link.matches("(https?|mailto):.*")) {
				return;
			}
			String file = link.replaceFirst("#.*", "");
			Path target = file.isEmpty() ? MarkdownPage.root().resolve(page.path())
					: MarkdownPage.root().resolve(page.path()).resolveSibling(file).normalize();
			assertThat(Files.exists(target)).as("the file of %s", link).isTrue();
			if (link.contains("#") && target.toString().endsWith(".md")) {
				assertThat(MarkdownPage.read(target).anchors()).as("the heading of %s", link)
					.contains(link.replaceFirst(".*#", ""));
			}
		});
	}

}
