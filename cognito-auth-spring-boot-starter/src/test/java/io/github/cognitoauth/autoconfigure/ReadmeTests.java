package io.github.cognitoauth.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.autoconfigure.pool.UserPoolProperties;
import io.github.cognitoauth.autoconfigure.token.ServiceAccountProperties;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The README's table must name every property that there is.
 */
class ReadmeTests {

	private static final String ACCOUNT = "cognito.service-accounts.<name>.";

	@Test
	void propertyTableWhenComparedWithMetadataThenNamesEveryProperty() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		List<String> names = new ArrayList<>();
		try (InputStream metadata = getClass().getResourceAsStream("/META-INF/spring-configuration-metadata.json")) {
			JsonNode properties = JsonMapper.shared().readTree(metadata).get("properties");
			properties.forEach((property) -> names.add(property.get("name").stringValue()));
		}
		assertThat(names).hasSizeGreaterThan(30);
		names.removeAll(List.of("cognito.service-accounts", "cognito.user-pools"));
		assertThat(names).allSatisfy((name) -> assertThat(readme).contains("| `" + name + "` |"));
	}

	@Test
	void propertyTableWhenComparedWithServiceAccountThenNamesEveryProperty() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		List<String> names = new ArrayList<>();
		addNames(names, ACCOUNT, ServiceAccountProperties.class);
		assertThat(names).hasSizeGreaterThan(10);
		assertThat(names).allSatisfy((name) -> assertThat(readme).contains("| `" + name + "` |"));
	}

	@Test
	void propertyTableWhenComparedWithUserPoolThenNamesEveryProperty() throws IOException {
		String readme = Files.readString(Path.of("..", "README.md"));
		List<String> names = new ArrayList<>();
		addNames(names, "cognito.user-pools.<name>.", UserPoolProperties.class);
		assertThat(names).hasSizeGreaterThan(20).contains("cognito.user-pools.<name>.security.session.check-every");
		assertThat(names).allSatisfy((name) -> assertThat(readme).contains("| `" + name + "` |"));
	}

	private static void addNames(List<String> names, String prefix, Class<?> type) {
		for (Field field : type.getDeclaredFields()) {
			if (field.isSynthetic()) {
				continue;
			}
			if (field.getType().getName().startsWith("io.github.cognitoauth.") && !field.getType().isEnum()) {
				addNames(names, prefix + dashed(field.getName()) + ".", field.getType());
			}
			else {
				names.add(prefix + dashed(field.getName()));
			}
		}
	}

	private static String dashed(String name) {
		StringBuilder dashed = new StringBuilder();
		for (char c : name.toCharArray()) {
			dashed.append(Character.isUpperCase(c) ? "-" + Character.toLowerCase(c) : c);
		}
		return ConfigurationPropertyName.of(dashed).toString();
	}

}
