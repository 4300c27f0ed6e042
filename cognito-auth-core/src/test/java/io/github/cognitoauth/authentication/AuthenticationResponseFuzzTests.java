// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoResponse;
import io.github.cognitoauth.protocol.RequestMetadata;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever JSON an answer holds, there are tokens, a challenge or a typed error. Runs
 * over the stored inputs; with {@code JAZZER_FUZZ=1} it searches for new ones.
 */
class AuthenticationResponseFuzzTests {

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private static final SignIn SIGN_IN = new SignIn("alice", "alice", RequestMetadata.none(), null, null, null, null,
			0, false);

	@FuzzTest(maxDuration = "10m")
	void readWhenAnswerIsArbitraryThenTokensOrChallengeOrTypedError(byte[] json) {
		ObjectNode object = objectOf(json);
		if (object == null) {
			return;
		}
		AuthenticationResponse response = new AuthenticationResponse(
				new CognitoResponse(CognitoOperation.InitiateAuth, 200, null, object, null));
		try {
			if (response.hasTokens()) {
				checkTokens(response.tokens(NOW).build());
			}
			else {
				checkChallenge(CognitoChallenge.of(response.challenge(SIGN_IN, NOW)));
			}
		}
		catch (CognitoException ex) {
			assertThat(ex.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		}
	}

	@FuzzTest(maxDuration = "10m")
	void parametersWhenTextIsArbitraryThenListAndMap(byte[] text) {
		String json = new String(text, StandardCharsets.UTF_8);

		assertThat(ParameterJson.strings(json)).doesNotContainNull();
		assertThat(ParameterJson.stringMap(json)).doesNotContainKey(null).doesNotContainValue(null);
	}

	@FuzzTest(maxDuration = "10m")
	void claimsWhenTokenIsArbitraryThenMap(byte[] text) {
		String token = new String(text, StandardCharsets.UTF_8);
		assertThat(JwtClaims.of(token)).isNotNull();
		assertThat(JwtClaims.of(Jwts.of(token))).isNotNull();
	}

	private static void checkTokens(CognitoTokens tokens) {
		assertThat(tokens.expiresAt()).isAfter(NOW);
		assertThat(tokens.username()).isNotNull();
		assertThat(tokens.groups()).doesNotContainNull();
		assertThat(tokens.idTokenClaims()).isNotNull();
		assertThat(tokens.toString()).startsWith("CognitoTokens[expiresAt=");
	}

	private static void checkChallenge(CognitoChallenge challenge) {
		assertThat(challenge.username()).isNotEmpty();
		assertThat(challenge.parameters()).doesNotContainValue(null);
		assertThat(challenge.toString()).isNotEmpty();
		if (challenge instanceof NewPasswordRequiredChallenge newPassword) {
			assertThat(newPassword.requiredAttributes()).doesNotContainNull();
			assertThat(newPassword.userAttributes()).isNotNull();
		}
		else if (challenge instanceof SelectMfaTypeChallenge select) {
			assertThat(select.mfaTypes()).doesNotContainNull();
		}
		else if (challenge instanceof MfaSetupChallenge setup) {
			assertThat(setup.mfaTypes()).doesNotContainNull();
		}
		else if (challenge instanceof SelectChallenge select) {
			assertThat(select.availableChallenges()).doesNotContainNull();
		}
		else if (challenge instanceof CodeChallenge code) {
			assertThat(code.delivery()).isNotNull();
			assertThat(code.answer("1").responses()).hasSize(1);
		}
		else if (challenge instanceof UnknownChallenge unknown) {
			assertThat(unknown.answer(Map.of()).challenge()).isSameAs(unknown);
		}
	}

	private static @Nullable ObjectNode objectOf(byte[] json) {
		try {
			return (MAPPER.readTree(json) instanceof ObjectNode object) ? object : null;
		}
		catch (JacksonException ex) {
			return null;
		}
	}

}
