// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the configuration metadata, which is what an editor shows.
 */
class ConfigurationMetadataTests {

	private final List<JsonNode> properties = read("properties");

	private final Set<Class<?>> types = read("groups").stream()
		.filter((group) -> group.path("name").asString("").startsWith("cognito"))
		.map((group) -> ClassUtils.resolveClassName(group.path("type").asString(""), null))
		.collect(Collectors.toSet());

	@Test
	void metadataWhenReadThenEveryPropertyHasADescription() {
		assertThat(this.properties).hasSizeGreaterThan(30)
			.allSatisfy((property) -> assertThat(property.path("description").asString("")).isNotBlank().endsWith("."));
	}

	@Test
	void descriptionsWhenReadThenFollowTheConvention() {
		assertThat(this.properties).allSatisfy((property) -> {
			String description = property.path("description").asString("");
			assertThat(description).doesNotStartWith("The ").doesNotStartWith("A ");
			String type = property.path("type").asString("");
			if (type.equals("java.lang.Boolean")) {
				assertThat(description).startsWith("Whether ");
			}
			if (type.startsWith("java.util.List") || type.startsWith("java.util.Set")) {
				assertThat(description).startsWith("Comma-separated list ");
			}
		});
	}

	@Test
	void metadataWhenComparedWithTheSettersThenLacksNone() {
		Set<String> names = new TreeSet<>();
		this.properties.forEach((property) -> names.add(property.path("name").asString("")));
		assertThat(names).contains("cognito.user-pool-id", "cognito.client-id", "cognito.client-secret",
				"cognito.client-secrets", "cognito.service-accounts", "cognito.http.ssl.bundle",
				"cognito.token-store.type");
		names.removeIf((name) -> !name.startsWith("cognito.") || name.equals("cognito.service-accounts")
				|| name.equals("cognito.user-pools"));
		assertThat(names).hasSize((int) this.types.stream().mapToLong(ConfigurationMetadataTests::setters).sum());
	}

	private static long setters(Class<?> type) {
		return Stream.of(ReflectionUtils.getUniqueDeclaredMethods(type))
			.filter((method) -> method.getName().startsWith("set"))
			.count();
	}

	private static List<JsonNode> read(String section) {
		try (InputStream stream = new ClassPathResource("META-INF/spring-configuration-metadata.json")
			.getInputStream()) {
			List<JsonNode> properties = new ArrayList<>();
			JsonMapper.shared().readTree(stream).path(section).forEach(properties::add);
			return properties;
		}
		catch (IOException ex) {
			throw new IllegalStateException("Compile the module with the configuration processor", ex);
		}
	}

}
