// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CognitoRequestBody} and {@link RequestMetadata}.
 */
class CognitoRequestBodyTests {

	@Test
	void toJsonWhenValuesAreAbsentThenMembersAreLeftOut() {
		CognitoRequestBody body = CognitoRequestBody.create()
			.with("Text", (String) null)
			.with("Flag", (Boolean) null)
			.with("Number", (Integer) null)
			.with("Json", (JsonNode) null)
			.with("Map", Map.of())
			.with("List", List.of())
			.with("Structure", CognitoRequestBody.create().with("Inner", (String) null))
			.withAttributes("Attributes", Map.of())
			.with(RequestMetadata.none())
			.with(RequestMetadata.ofClientMetadata(Map.of()));

		assertThat(text(body)).isEqualTo("{}");
	}

	@Test
	void toJsonWhenValuesAreThereThenMembersKeepTheirOrder() {
		Map<String, String> attributes = new LinkedHashMap<>();
		attributes.put("email", "a@b.c");
		attributes.put("name", "");
		CognitoRequestBody body = CognitoRequestBody.create()
			.with("Text", "\u00e4\"\\\n")
			.with("Flag", true)
			.with("Number", 60)
			.with("Json", JsonNodeFactory.instance.objectNode().put("a", 1))
			.with("Map", Map.of("k", "v"))
			.with("List", List.of("x", "y"))
			.with("Structure", CognitoRequestBody.create().with("Inner", "i"))
			.withAttributes("Attributes", attributes);

		assertThat(text(body))
			.isEqualTo("{\"Text\":\"\u00e4\\\"\\\\\\n\",\"Flag\":true,\"Number\":60,\"Json\":{\"a\":1},"
					+ "\"Map\":{\"k\":\"v\"},\"List\":[\"x\",\"y\"],\"Structure\":{\"Inner\":\"i\"},"
					+ "\"Attributes\":[{\"Name\":\"email\",\"Value\":\"a@b.c\"},{\"Name\":\"name\",\"Value\":\"\"}]}");
	}

	@Test
	void metadataWhenPartsAreGivenThenOnlyThoseAreSent() {
		assertThat(text(CognitoRequestBody.create().with(RequestMetadata.none().withUserContext("192.0.2.7", null))))
			.isEqualTo("{\"UserContextData\":{\"IpAddress\":\"192.0.2.7\"}}");
		assertThat(text(CognitoRequestBody.create().with(RequestMetadata.none().withUserContext(null, "data"))))
			.isEqualTo("{\"UserContextData\":{\"EncodedData\":\"data\"}}");
		assertThat(text(CognitoRequestBody.create().with(RequestMetadata.none().withAnalyticsEndpointId("e"))))
			.isEqualTo("{\"AnalyticsMetadata\":{\"AnalyticsEndpointId\":\"e\"}}");
		assertThat(text(CognitoRequestBody.create().with(RequestMetadata.ofClientMetadata(Map.of("k", "v")))))
			.isEqualTo("{\"ClientMetadata\":{\"k\":\"v\"}}");
	}

	@Test
	void toStringWhenValuesAreSecretThenShowsNamesOnly() {
		RequestMetadata metadata = RequestMetadata.ofClientMetadata(Map.of("key", "value"))
			.withUserContext("192.0.2.7", "fingerprint");

		assertThat(CognitoRequestBody.create().with("Password", "Wonderland-1").toString()).contains("Password")
			.doesNotContain("Wonderland-1");
		assertThat(metadata.toString()).contains("key").doesNotContain("value", "192.0.2.7", "fingerprint");
	}

	private static String text(CognitoRequestBody body) {
		return new String(body.toJson(), StandardCharsets.UTF_8);
	}

}
