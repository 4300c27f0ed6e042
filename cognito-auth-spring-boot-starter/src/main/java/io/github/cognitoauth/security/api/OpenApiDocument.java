// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.util.Assert;

/**
 * What the API says of itself to programs, as OpenAPI 3.1. It is written by hand, for the
 * API is made of filters, and tests hold every exchange against it. Immutable.
 */
final class OpenApiDocument {

	/** The media type that an OpenAPI document in JSON is served as. */
	static final String MEDIA_TYPE = "application/json";

	private static final String FILE = "openapi.json";

	private static final String OPERATION_ID = "operationId";

	private static final JsonMapper MAPPER = JsonMapper.shared();

	private final ObjectNode document;

	private OpenApiDocument(ObjectNode document) {
		this.document = document;
	}

	/**
	 * Read the document of the jar, in which everything is switched on.
	 * @return a new document
	 */
	static OpenApiDocument load() {
		try (InputStream in = OpenApiDocument.class.getResourceAsStream(FILE)) {
			Assert.state(in != null, "The OpenAPI document is missing in the jar");
			return new OpenApiDocument((ObjectNode) MAPPER.readTree(in));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Return the document of one API.
	 * @param basePath where it is, such as {@code /auth}
	 * @param operations the ids of what is switched on
	 * @param serverSession whether a server session keeps the tokens, not the client
	 * @return a new document
	 */
	OpenApiDocument of(String basePath, Set<String> operations, boolean serverSession) {
		ObjectNode copy = this.document.deepCopy();
		((ObjectNode) copy.path("servers").path(0)).put("url", basePath);
		ObjectNode paths = (ObjectNode) copy.path("paths");
		for (Map.Entry<String, JsonNode> path : paths.properties()) {
			ObjectNode item = (ObjectNode) path.getValue();
			item.properties().removeIf((entry) -> !operations.contains(id(entry.getValue())));
			item.forEach((operation) -> keepMode((ObjectNode) operation, serverSession));
		}
		paths.properties().removeIf((path) -> path.getValue().isEmpty());
		ObjectNode components = (ObjectNode) copy.path("components");
		((ObjectNode) components.path("securitySchemes")).remove(serverSession ? "accessToken" : "session");
		if (!serverSession) {
			((ObjectNode) components.path("parameters")).remove("X-XSRF-TOKEN");
		}
		return new OpenApiDocument(copy);
	}

	/** Leaves out what belongs to the other way to keep tokens. */
	private static void keepMode(ObjectNode operation, boolean serverSession) {
		String other = serverSession ? "accessToken" : "session";
		operation.withArray("security").removeIf((scheme) -> scheme.has(other));
		if (!serverSession) {
			operation.withArray("parameters")
				.removeIf((parameter) -> parameter.path("$ref").asString("").endsWith("/X-XSRF-TOKEN"));
		}
	}

	/**
	 * Return the ids of all operations.
	 * @return in the order of the document
	 */
	Set<String> operations() {
		Set<String> ids = new LinkedHashSet<>();
		this.document.path("paths").forEach((path) -> path.forEach((operation) -> ids.add(id(operation))));
		return ids;
	}

	private static String id(@Nullable JsonNode operation) {
		return (operation != null) ? operation.path(OPERATION_ID).asString("") : "";
	}

	/**
	 * Return what is served.
	 * @return JSON in UTF-8
	 */
	byte[] json() {
		return MAPPER.writeValueAsBytes(this.document);
	}

}
