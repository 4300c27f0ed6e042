// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for requests that are wrong before an operation sees them.
 */
@ExtendWith(CognitoUserPoolExtension.class)
class ProtocolErrorTests {

	private static final String JSON = "application/x-amz-json-1.1";

	private final HttpClient client = HttpClient.newHttpClient();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			application/json           | InitiateAuth  | {}               | UnknownOperationException
			application/x-amz-json-1.1 | NoSuchThing   | {}               | UnknownOperationException
			application/x-amz-json-1.1 | InitiateAuth  | {"AuthFlow":     | SerializationException
			application/x-amz-json-1.1 | InitiateAuth  | []               | SerializationException
			application/x-amz-json-1.1 | InitiateAuth  | {"AuthFlow": 1}  | SerializationException
			application/x-amz-json-1.1 | InitiateAuth  | {}               | InvalidParameterException
			application/x-amz-json-1.1 | GetUser       | {}               | InvalidParameterException
			""")
	void requestWhenWrongThenAnswersInTheFormOfTheService(String contentType, String operation, String body,
			String type, CognitoUserPoolServer pool) throws Exception {
		HttpResponse<String> answer = post(pool, contentType, operation, body);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(answer.headers().firstValue("x-amzn-ErrorType")).hasValue(type + ":");
		assertThat(answer.headers().firstValue("x-amzn-RequestId")).isPresent();
		assertThat(answer.headers().firstValue("Content-Type")).hasValue(JSON);
		assertThat(answer.body()).contains("\"__type\":\"" + type + "\"").contains("\"message\":\"");
	}

	@Test
	void requestWhenNotPostOrElsewhereThenNotFound(CognitoUserPoolServer pool) throws Exception {
		assertThat(
				this.client.send(HttpRequest.newBuilder(pool.endpoint()).build(), HttpResponse.BodyHandlers.ofString())
					.statusCode())
			.isEqualTo(404);
		assertThat(this.client
			.send(HttpRequest.newBuilder(pool.endpoint().resolve("/other/.well-known/jwks.json")).build(),
					HttpResponse.BodyHandlers.ofString())
			.statusCode()).isEqualTo(404);
	}

	private HttpResponse<String> post(CognitoUserPoolServer pool, String contentType, String operation, String body)
			throws IOException, InterruptedException {
		return this.client.send(HttpRequest.newBuilder(pool.endpoint())
			.header("Content-Type", contentType)
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build(), HttpResponse.BodyHandlers.ofString());
	}

}
