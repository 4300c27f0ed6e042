// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.interop;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The operations for administrators, which cognito-local takes without a signature. */
public final class CognitoLocalAdministration {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final HttpClient http = HttpClient.newHttpClient();

	private final URI endpoint;

	public CognitoLocalAdministration(URI endpoint) {
		this.endpoint = endpoint;
	}

	public String createUserPool() {
		return post("CreateUserPool", Map.of("PoolName", "interop")).at("/UserPool/Id").stringValue();
	}

	public String createUserPoolClient(String userPoolId) {
		return post("CreateUserPoolClient", Map.of("UserPoolId", userPoolId, "ClientName", "interop"))
			.at("/UserPoolClient/ClientId")
			.stringValue();
	}

	public void createUser(String userPoolId, String username, String temporaryPassword) {
		post("AdminCreateUser",
				Map.of("UserPoolId", userPoolId, "Username", username, "TemporaryPassword", temporaryPassword,
						"UserAttributes", new Object[] { Map.of("Name", "email", "Value", username) }, "MessageAction",
						"SUPPRESS"));
	}

	private JsonNode post(String operation, Map<String, ?> body) {
		HttpRequest request = HttpRequest.newBuilder(this.endpoint)
			.timeout(Duration.ofSeconds(20))
			.header("Content-Type", "application/x-amz-json-1.1")
			.header("X-Amz-Target", "AWSCognitoIdentityProviderService." + operation)
			.POST(HttpRequest.BodyPublishers.ofByteArray(MAPPER.writeValueAsBytes(body)))
			.build();
		try {
			HttpResponse<byte[]> response = this.http.send(request, HttpResponse.BodyHandlers.ofByteArray());
			assertThat(response.statusCode()).as(operation).isEqualTo(200);
			return MAPPER.readTree(response.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(operation + " failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
