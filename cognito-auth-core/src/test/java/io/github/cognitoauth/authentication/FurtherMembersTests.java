// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

import org.springframework.util.SerializationUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What this version does not know can be sent all the same, and replaces nothing.
 */
class FurtherMembersTests {

	private static final RequestMetadata METADATA = RequestMetadata.ofClientMetadata(Map.of("tenant", "blue"))
		.withMember("BrandNew", Map.of("Level", 7, "Names", List.of("a", true)))
		.withMember("ClientId", "stolen");

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticator authenticator() {
		return CognitoPasswordAuthenticator.builder().client(pool.client().build()).build();
	}

	@Test
	void authenticateWhenFurtherParametersAreGivenThenOwnOnesStay() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"AuthenticationResult\": {\"AccessToken\": \"a\"}}");

		Results.of(authenticator().authenticate(AuthenticationRequest.builder("alice")
			.password("Wonderland-1")
			.authParameter("BRAND_NEW", "new-secret")
			.authParameter("USERNAME", "mallory")
			.metadata(METADATA)
			.build()));

		JsonNode body = pool.lastBody(CognitoOperation.InitiateAuth);
		assertThat(body.get("AuthParameters")).isEqualTo(ScriptedPool
			.json("{\"USERNAME\": \"alice\", \"PASSWORD\": \"Wonderland-1\", \"BRAND_NEW\": \"new-secret\"}"));
		assertFurther(body);
	}

	@Test
	void respondWhenFurtherResponsesAreGivenThenOwnOnesStay() {
		pool.answer(CognitoOperation.RespondToAuthChallenge, "{\"AuthenticationResult\": {\"AccessToken\": \"a\"}}");
		SoftwareTokenMfaChallenge challenge = (SoftwareTokenMfaChallenge) TestChallenges.named("SOFTWARE_TOKEN_MFA",
				Map.of());

		ChallengeAnswer answer = challenge.answer("123456")
			.withResponse("BRAND_NEW", "new-secret")
			.withResponse("USERNAME", "mallory")
			.withResponse("SOFTWARE_TOKEN_MFA_CODE", "999999")
			.withMetadata(METADATA);
		Results.of(authenticator().respond(answer));

		JsonNode body = pool.lastBody(CognitoOperation.RespondToAuthChallenge);
		assertThat(body.get("ChallengeResponses")).isEqualTo(ScriptedPool.json("""
				{"USERNAME": "worker", "SOFTWARE_TOKEN_MFA_CODE": "123456", "BRAND_NEW": "new-secret"}"""));
		assertFurther(body);
		assertThat(answer.toString()).doesNotContain("new-secret");
	}

	@Test
	void otherRequestsWhenFurtherMembersAreGivenThenHaveThem() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, "{\"AuthenticationResult\": {\"AccessToken\": \"a\"}}");
		pool.answer(CognitoOperation.ForgotPassword, "{}");

		Results.of(authenticator().refresh(RefreshRequest.builder("refresh-1").metadata(METADATA).build()));
		Results.of(CognitoUserAccounts.create(pool.client().build()).forgotPassword("alice", METADATA));

		assertFurther(pool.lastBody(CognitoOperation.GetTokensFromRefreshToken));
		assertFurther(pool.lastBody(CognitoOperation.ForgotPassword));
	}

	@Test
	void metadataWhenSerializedThenKeepsMembersAndShowsNoValue() {
		assertThat(SerializationUtils.clone(METADATA)).isEqualTo(METADATA);
		assertThat(METADATA.toString()).contains("BrandNew").doesNotContain("blue", "stolen", "Level");
	}

	@Test
	void withMemberWhenValueIsNoJsonThenIsRefused() {
		assertThatIllegalArgumentException().isThrownBy(() -> METADATA.withMember("X", new Object()));
		assertThatIllegalArgumentException().isThrownBy(() -> METADATA.withMember("X", Map.of(1, "a")));
		assertThatIllegalArgumentException().isThrownBy(() -> METADATA.withMember("X", Map.of("a", new Object())));
		assertThatIllegalArgumentException().isThrownBy(() -> METADATA.withMember("X", List.of("a", new Object())));
		assertThatIllegalArgumentException().isThrownBy(() -> METADATA.withMember(" ", "a"));
	}

	@Test
	void metadataWhenMembersAreNoJsonThenIsRefusedWithoutRepeatingThem() {
		for (String member : List.of("secret", "", "{\"a\": ", "1 2")) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> new RequestMetadata(Map.of(), null, null, null, Map.of("X", member)))
				.withMessage("'members' must hold JSON text: use withMember(..)");
		}
	}

	private static void assertFurther(JsonNode body) {
		assertThat(body.get("BrandNew")).isEqualTo(ScriptedPool.json("{\"Level\": 7, \"Names\": [\"a\", true]}"));
		assertThat(body.get("ClientId").stringValue()).isEqualTo(ScriptedPool.CLIENT_ID);
	}

}
