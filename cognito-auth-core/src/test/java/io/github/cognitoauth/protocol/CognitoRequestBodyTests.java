// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

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

	@Test
	void metadataWhenAMapIsMissingThenSaysWhich() {
		assertThatIllegalArgumentException().isThrownBy(() -> RequestMetadata.ofClientMetadata(null))
			.withMessageContaining("clientMetadata");
		assertThatIllegalArgumentException().isThrownBy(() -> new RequestMetadata(Map.of(), null, null, null, null))
			.withMessageContaining("members");
	}

	@Test
	void furtherMembersWhenTheRequestHasOneOfTheNameThenItIsKept() {
		RequestMetadata metadata = RequestMetadata.ofClientMetadata(Map.of("k", "v"))
			.withMember("Late", List.of(1, true))
			.withMember("Password", "other");

		assertThat(text(CognitoRequestBody.create().with(metadata).with("Password", "own")))
			.isEqualTo("{\"ClientMetadata\":{\"k\":\"v\"},\"Password\":\"own\",\"Late\":[1,true]}");
		assertThat(text(CognitoRequestBody.create().withMembersOf(metadata).with("Password", "own")))
			.as("of what takes no metadata")
			.isEqualTo("{\"Password\":\"own\",\"Late\":[1,true]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\\ud83d", "x\\ud83d", "\\ude00", "\\ud83dx", "\\ude00\\ud83d", "\\ud83d\\ud83d\\ude00",
			"\\ud83d\\ude00\\ud83d" })
	void toJsonWhenTextIsNoUnicodeThenRefusedWhereverItStands(String escaped) {
		String broken = unescape(escaped);
		for (CognitoRequestBody body : new CognitoRequestBody[] { CognitoRequestBody.create().with("Text", broken),
				CognitoRequestBody.create().with("Map", Map.of("k", broken)),
				CognitoRequestBody.create().with("Map", Map.of(broken, "v")),
				CognitoRequestBody.create().with("List", List.of("x", broken)),
				CognitoRequestBody.create().withAttributes("Attributes", Map.of("name", broken)) }) {
			assertThatExceptionOfType(CognitoException.class).isThrownBy(body::toJson)
				.returns(CognitoErrorReason.INPUT_REFUSED, CognitoException::reason)
				.withMessageNotContaining(broken);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\ud83d\ude00", "a\ud83d\ude00b\ud83d\ude00", "\ud83d\ude00\ud83d\ude00", "\uffff" })
	void toJsonWhenTextIsUnicodeThenIsSentAsItIs(String whole) {
		assertThat(text(CognitoRequestBody.create().with("Text", whole))).isEqualTo("{\"Text\":\"" + whole + "\"}");
	}

	/** A half of a pair cannot stand in the arguments of a test, which are UTF-8. */
	private static String unescape(String escaped) {
		return Pattern.compile("\\\\u(\\p{XDigit}{4})")
			.matcher(escaped)
			.replaceAll((match) -> String.valueOf((char) Integer.parseInt(match.group(1), 16)));
	}

	private static String text(CognitoRequestBody body) {
		return new String(body.toJson(), StandardCharsets.UTF_8);
	}

}
