// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The reference of the properties is what the metadata says. With {@code DOCS_WRITE=true}
 * in the environment it is written.
 */
class PropertyReferenceTests {

	private static final String BEGIN = "<!-- made from the configuration metadata -->\n";

	@Test
	void referenceThenIsMadeFromTheMetadata() throws Exception {
		Path page = MarkdownPage.docs().resolve("properties.md");
		String text = Files.readString(page);
		String made = text.substring(0, text.indexOf(BEGIN)) + BEGIN + PropertyReference.make();
		if (Boolean.parseBoolean(System.getenv("DOCS_WRITE"))) {
			Files.writeString(page, made);
		}
		assertThat(Files.readString(page))
			.as("docs/properties.md: run this test with DOCS_WRITE=true in the environment, read the difference and commit it")
			.isEqualTo(made);
	}

}
