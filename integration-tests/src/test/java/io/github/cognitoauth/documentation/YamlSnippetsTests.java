// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.github.cognitoauth.documentation.MarkdownPage.Fence;
import org.junit.jupiter.api.Test;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every block of YAML, and every property in a text, names properties that exist.
 */
class YamlSnippetsTests {

	@Test
	void yamlThenNamesPropertiesThatExist() throws IOException {
		Metadata metadata = new Metadata();
		List<Fence> fences = MarkdownPage.all().stream().flatMap((page) -> page.fences("yaml").stream()).toList();
		assertThat(fences).hasSizeGreaterThan(2);
		for (Fence fence : fences) {
			Set<String> unknown = new TreeSet<>(names(fence));
			unknown.removeIf((name) -> name.startsWith("services.") || metadata.knows(name));
			assertThat(unknown).as("properties in %s that nothing knows", fence).isEmpty();
		}
	}

	private static Set<String> names(Fence fence) throws IOException {
		Set<String> names = new TreeSet<>();
		for (PropertySource<?> source : load(fence)) {
			names.addAll(List.of(((EnumerablePropertySource<?>) source).getPropertyNames()));
		}
		assertThat(names).as(fence.toString()).isNotEmpty();
		return names;
	}

	private static List<PropertySource<?>> load(Fence fence) throws IOException {
		return new YamlPropertySourceLoader().load("snippet",
				new ByteArrayResource(fence.code().getBytes(StandardCharsets.UTF_8)));
	}

}
