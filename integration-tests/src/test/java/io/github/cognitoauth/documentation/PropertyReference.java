// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.documentation;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Makes the reference of the properties from the configuration metadata. What is below a
 * name that the user gives is not in the metadata, so it is read from the source.
 */
final class PropertyReference {

	private static final String OWN = "io.github.cognitoauth.";

	private static final Path SOURCES = MarkdownPage.root().resolve("cognito-auth-spring-boot-starter/src/main/java");

	/** Defaults that are computed, and are in no metadata therefore. */
	private final Properties computed = new Properties();

	private final Map<String, Map<String, Row>> groups = new TreeMap<>();

	private PropertyReference() throws IOException {
		try (InputStream file = getClass().getResourceAsStream("computed-defaults.properties")) {
			this.computed.load(file);
		}
	}

	/** Return the page without its introduction. */
	static String make() throws IOException, ReflectiveOperationException {
		PropertyReference reference = new PropertyReference();
		for (Map.Entry<String, JsonNode> entry : new Metadata().properties().entrySet()) {
			String name = entry.getKey();
			if (name.startsWith("cognito.") || name.startsWith("management.endpoint.cognito")) {
				reference.add(name, entry.getValue());
			}
		}
		return reference.toMarkdown();
	}

	private void add(String name, JsonNode property) throws ReflectiveOperationException, IOException {
		String type = property.path("type").asString("");
		if (type.startsWith("java.util.Map") && type.contains(OWN)) {
			Class<?> value = Class.forName(type.substring(type.indexOf(OWN), type.length() - 1));
			addFields(name + ".<name>", name + ".<name>.", value);
			return;
		}
		JsonNode standard = property.path("defaultValue");
		String text = standard.isMissingNode() ? "" : standard.isArray()
				? standard.valueStream().map(JsonNode::asString).collect(Collectors.joining(",")) : standard.asString();
		String group = name.substring(0, name.lastIndexOf('.'));
		add(group, name, new Row(text, property.path("description").asString("") + values(type)));
	}

	private void addFields(String group, String prefix, Class<?> type)
			throws ReflectiveOperationException, IOException {
		Constructor<?> constructor = type.getDeclaredConstructor();
		constructor.setAccessible(true);
		Object defaults = constructor.newInstance();
		for (Class<?> owner = type; owner != Object.class; owner = owner.getSuperclass()) {
			addFields(group, prefix, owner, defaults);
		}
	}

	private void addFields(String group, String prefix, Class<?> owner, Object defaults)
			throws ReflectiveOperationException, IOException {
		String source = Files.readString(SOURCES.resolve(owner.getName().replace('.', '/') + ".java"));
		for (Field field : owner.getDeclaredFields()) {
			if (field.isSynthetic() || Modifier.isStatic(field.getModifiers())) {
				continue;
			}
			String name = prefix + dashed(field.getName());
			if (field.getType().getName().startsWith(OWN) && !field.getType().isEnum()) {
				addFields(name, name + ".", field.getType());
				continue;
			}
			field.setAccessible(true);
			add(group, name,
					new Row(standard(field.get(defaults)), javadoc(source, field) + values(field.getType().getName())));
		}
	}

	private void add(String group, String name, Row row) {
		String standard = this.computed.getProperty(name, row.standard().isEmpty() ? "" : "`" + row.standard() + "`");
		this.groups.computeIfAbsent(group, (key) -> new TreeMap<>()).put(name, new Row(standard, row.meaning()));
	}

	private static String standard(@Nullable Object value) {
		if (value instanceof Boolean || value instanceof Number) {
			return value.toString();
		}
		return (value instanceof Enum<?> constant) ? dashed(constant.name().toLowerCase(Locale.ROOT)) : "";
	}

	private static String javadoc(String source, Field field) {
		Matcher matcher = Pattern
			.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s+private [^;=]*\\b" + field.getName() + "\\b\\s*[;=]",
					Pattern.DOTALL)
			.matcher(source);
		if (!matcher.find()) {
			throw new IllegalStateException(field + " has no Javadoc");
		}
		return matcher.group(1).replaceAll("\\s*\\*\\s?", " ").replaceAll("\\s+", " ").strip();
	}

	private static String values(String type) {
		try {
			Object[] constants = Class.forName(type.replaceAll("<.*", "")).getEnumConstants();
			return (constants == null) ? ""
					: Arrays.stream(constants)
						.map((constant) -> "`" + dashed(((Enum<?>) constant).name().toLowerCase(Locale.ROOT)) + "`")
						.collect(Collectors.joining(", ", " One of ", "."));
		}
		catch (ClassNotFoundException ex) {
			return "";
		}
	}

	private static String dashed(String name) {
		return name.replaceAll("([A-Z])", "-$1").replace('_', '-').toLowerCase(Locale.ROOT);
	}

	private String toMarkdown() {
		StringBuilder page = new StringBuilder();
		this.groups.forEach((group, rows) -> {
			page.append("\n## ").append(group.replace(".<name>", ".NAME")).append("\n\n");
			page.append("| property | default | meaning |\n|---|---|---|\n");
			rows.forEach((name, row) -> page.append("| `")
				.append(name)
				.append("` | ")
				.append(row.standard())
				.append(" | ")
				.append(row.meaning().replace("|", "\\|"))
				.append(" |\n"));
		});
		return page.toString();
	}

	private record Row(String standard, String meaning) {

	}

}
