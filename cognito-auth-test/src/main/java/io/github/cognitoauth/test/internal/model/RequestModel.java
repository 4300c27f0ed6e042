// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.internal.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.cognitoauth.test.internal.model.Shape.Structure;
import io.github.cognitoauth.test.internal.model.Shape.Violation;
import io.github.cognitoauth.test.internal.protocol.CognitoError;
import tools.jackson.databind.JsonNode;

/**
 * The requests of all operations as the model of the service describes them: required
 * members, lengths, patterns, enums. One table instead of checks in every operation.
 */
public final class RequestModel {

	private static final String TABLE = "cognito-model.txt";

	private final Map<String, Structure> operations;

	private RequestModel(Map<String, Structure> operations) {
		this.operations = operations;
	}

	/**
	 * Returns the model.
	 * @return the model
	 */
	public static RequestModel shared() {
		return Holder.MODEL;
	}

	/**
	 * Checks a request as the service does before it looks at what is asked.
	 * @param operation the operation
	 * @param body its members
	 * @throws CognitoError {@code SerializationException} for a member of the wrong JSON
	 * type, {@code InvalidParameterException} that names all limits that are broken
	 */
	public void check(String operation, JsonNode body) {
		Structure structure = this.operations.get(operation);
		if (structure == null) {
			throw CognitoError.unknownOperation();
		}
		List<Violation> violations = new ArrayList<>();
		structure.check("", body, violations);
		if (!violations.isEmpty()) {
			String count = (violations.size() == 1) ? "1 validation error" : violations.size() + " validation errors";
			throw CognitoError.invalidParameter(count + " detected: "
					+ violations.stream().map(Violation::toString).collect(Collectors.joining("; ")));
		}
	}

	private static RequestModel load() {
		try (InputStream in = RequestModel.class.getResourceAsStream(TABLE)) {
			if (in == null) {
				throw new IllegalStateException(TABLE + " is missing");
			}
			ModelParser parser = new ModelParser();
			new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().forEach(parser::line);
			return new RequestModel(parser.operations());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static final class Holder {

		private static final RequestModel MODEL = load();

	}

}
