// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import io.github.cognitoauth.integration.openapi.OpenApi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages name requests of the JSON API that its document has, and one lists all operations
 * on the own account.
 */
class ApiPathsTests {

	private static final Pattern REQUEST = Pattern.compile("\\b(GET|POST|PUT|PATCH|DELETE) +(?:/auth)?(/[a-z/{}-]+)");

	private final OpenApi api = OpenApi.shipped();

	@ParameterizedTest
	@ValueSource(strings = { "sign-in-api.md", "account.md", "from-amplify.md" })
	void requestsThenAreInTheDocument(String name) {
		Set<String> offered = this.api.operations()
			.values()
			.stream()
			.map((operation) -> operation.method().toUpperCase(Locale.ROOT) + " " + operation.path())
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> named = new TreeSet<>();
		// without the tables of pages for browsers
		for (MatchResult request : REQUEST.matcher(page(name).text().replaceAll("`/[^`]*`", "")).results().toList()) {
			named.add(request.group(1) + " " + request.group(2));
		}
		named.removeIf((request) -> request.matches(".*/(openapi|operations/.*)"));
		assertThat(named).as("requests on %s", name).hasSizeGreaterThan(4).isSubsetOf(offered);
	}

	@Test
	void accountThenHasEveryOperation() {
		Set<String> operations = new TreeSet<>(this.api.operations().keySet());
		operations.removeAll(Set.of("start", "sign-in", "answer", "refresh", "sign-out"));
		assertThat(page("account.md").inlineCode()).containsAll(operations);
	}

	private static MarkdownPage page(String name) {
		return MarkdownPage.read(MarkdownPage.docs().resolve(name));
	}

}
