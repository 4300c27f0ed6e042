// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.util.List;

import io.github.cognitoauth.documentation.MarkdownPage.Fence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every block of Java compiles.
 */
class JavaSnippetsTests {

	@Test
	void javaThenCompiles() throws IOException {
		List<Fence> fences = MarkdownPage.all().stream().flatMap((page) -> page.fences("java").stream()).toList();
		assertThat(fences).hasSizeGreaterThan(20);
		assertThat(new SnippetCompiler().problems(fences))
			.as("blocks of Java that do not compile; what they do not declare themselves, a comment before them can: "
					+ "<!-- context: WebClient webClient; -->")
			.isEmpty();
	}

	@Test
	void javaWhenNameDoesNotExistThenIsNoticed() throws IOException {
		Fence wrong = new Fence("page:1", "accounts.forgetPassword(\"alice\");", "CognitoUserAccounts accounts;");
		Fence right = new Fence("page:2", "accounts.forgotPassword(\"alice\");", "CognitoUserAccounts accounts;");
		assertThat(new SnippetCompiler().problems(List.of(wrong, right))).containsOnlyKeys("page:1");
	}

}
