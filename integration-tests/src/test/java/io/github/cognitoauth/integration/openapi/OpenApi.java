// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.openapi;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An OpenAPI document, and JSON Schema 2020-12 validators for all that is in it.
 * {@link #check(Exchange)} is called around every exchange of a test.
 */
public final class OpenApi {

	private static final String SHIPPED = "/io/github/cognitoauth/security/api/openapi.json";

	private static final String ADDRESS = "https://cognito-auth.invalid/openapi.json";

	private final JsonNode document;

	private final SchemaRegistry registry;

	private final Map<String, Operation> operations = new LinkedHashMap<>();

	private final Set<String> seen = new LinkedHashSet<>();

	private OpenApi(String json) {
		this.document = JsonMapper.shared().readTree(json);
		this.registry = SchemaRegistry.builder()
			.defaultDialectId(Dialects.getDraft202012().getId())
			.schemaRegistryConfig(SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build())
			.schemas(Map.of(ADDRESS, json))
			.build();
		this.document.path("paths")
			.properties()
			.forEach((path) -> path.getValue()
				.properties()
				.forEach((entry) -> add(path.getKey(), entry.getKey(), entry.getValue())));
	}

	private void add(String path, String method, JsonNode json) {
		Operation operation = new Operation(json.path("operationId").asString(), method, path,
				"/paths/" + escape(path) + "/" + method);
		assertThat(this.operations.put(operation.id(), operation)).as("operations %s", operation.id()).isNull();
	}

	/** The document of the jar, in which everything is switched on. */
	public static OpenApi shipped() {
		try (InputStream in = OpenApi.class.getResourceAsStream(SHIPPED)) {
			assertThat(in).as(SHIPPED).isNotNull();
			return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A document as it was served or committed. */
	public static OpenApi of(String json) {
		return new OpenApi(json);
	}

	/** Where the API is, such as {@code /auth}. */
	public String basePath() {
		return this.document.at("/servers/0/url").asString();
	}

	/** All operations by id. */
	public Map<String, Operation> operations() {
		return Map.copyOf(this.operations);
	}

	/** What was checked so far, as {@code <operation> <status>}. */
	public Set<String> seen() {
		synchronized (this.seen) {
			return Set.copyOf(this.seen);
		}
	}

	/** Fail unless request and answer are what the document says. */
	public void check(Exchange exchange) {
		Operation operation = operation(exchange);
		if (operation != null) {
			ExchangeCheck.check(this, operation, exchange);
			synchronized (this.seen) {
				this.seen.add(operation.id() + " " + exchange.status());
			}
		}
		else if (!exchange.path().equals(basePath() + "/openapi.json")) {
			assertThat(exchange.status()).as("%s is not in the document", exchange).isIn(401, 403, 404, 405);
		}
	}

	private @Nullable Operation operation(Exchange exchange) {
		String path = exchange.path().replaceFirst("\\?.*", "");
		assertThat(path).as("path").startsWith(basePath());
		String below = path.substring(basePath().length());
		return this.operations.values()
			.stream()
			.filter((operation) -> operation.matches(exchange.method(), below))
			.findFirst()
			.orElse(null);
	}

	/** What stands at a place of the document, with references resolved. */
	JsonNode at(String pointer) {
		JsonNode node = this.document.at(pointer);
		JsonNode reference = node.path("$ref");
		return reference.isString() ? at(reference.asString().substring(1)) : node;
	}

	JsonNode document() {
		return this.document;
	}

	/** What is wrong with a value, by the schema at a place of the document. */
	List<String> errors(String pointer, JsonNode value) {
		Schema schema = this.registry.getSchema(SchemaLocation.of(ADDRESS + "#" + pointer));
		return schema.validate(value).stream().map((error) -> error.toString()).toList();
	}

	static String escape(String segment) {
		return segment.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * An operation.
	 *
	 * @param id the operation id
	 * @param method the method in lower case
	 * @param path the path below the base path, with its variables
	 * @param pointer where it is in the document
	 */
	public record Operation(String id, String method, String path, String pointer) {

		boolean matches(String method, String path) {
			String pattern = "\\Q" + this.path.replaceAll("\\{[^}]+}", "\\\\E[^/]+\\\\Q") + "\\E";
			return this.method.equalsIgnoreCase(method) && Pattern.matches(pattern, path);
		}

	}

}
