// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what is checked of a passkey beside its signature.
 */
class PasskeyTests {

	private static final SoftwarePasskey PASSKEY = SoftwarePasskey.of(URI.create("http://localhost:8080"));

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(CognitoUserPoolServer.builder()
		.mfa(MfaConfiguration.OPTIONAL, MfaFactor.SOFTWARE_TOKEN_MFA)
		.firstFactors(FirstFactor.PASSWORD, FirstFactor.WEB_AUTHN)
		.relyingPartyId("localhost")
		.user("alice", (user) -> user.password("Wonderland-1").passkey(PASSKEY)));

	private CognitoUserPoolServer pool;

	private RawCalls calls;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.calls = new RawCalls(pool);
	}

	@Test
	void signInWhenAuthenticatorNamesItsUserThenMustBeThisOne() {
		JsonNode challenge = challenge();
		refused(challenge, withHandle(challenge, "somebody else"));
		challenge = challenge();
		JsonNode tokens = this.calls.respond(challenge, "alice", "CREDENTIAL",
				withHandle(challenge, this.pool.user("alice").sub()));
		assertThat(tokens.has("AuthenticationResult")).isTrue();
	}

	@Test
	void signInWhenPasskeyCountsAsMfaThenUserMustBeVerified() {
		JsonNode challenge = challenge();
		assertThat(options(challenge)).contains("\"userVerification\":\"preferred\"");
		assertThat(this.calls
			.respond(challenge, "alice", "CREDENTIAL",
					PASSKEY.withoutUserVerification().authenticate(options(challenge)))
			.has("AuthenticationResult")).isTrue();
		this.calls.ok("SetUserMFAPreference",
				Map.of("AccessToken", this.pool.accessToken("alice"), "WebAuthnMfaSettings", Map.of("Enabled", true)));
		challenge = challenge();
		assertThat(options(challenge)).contains("\"userVerification\":\"required\"");
		refused(challenge, PASSKEY.withoutUserVerification().authenticate(options(challenge)));
		challenge = challenge();
		assertThat(this.calls.respond(challenge, "alice", "CREDENTIAL", PASSKEY.authenticate(options(challenge)))
			.has("AuthenticationResult")).isTrue();
	}

	private JsonNode challenge() {
		return this.calls.userAuth("alice", "PREFERRED_CHALLENGE", "WEB_AUTHN");
	}

	private void refused(JsonNode challenge, String credential) {
		this.calls.refused("RespondToAuthChallenge",
				Map.of("ClientId", this.pool.clientId(), "ChallengeName", "WEB_AUTHN", "Session",
						challenge.path("Session").stringValue(), "ChallengeResponses",
						Map.of("USERNAME", "alice", "CREDENTIAL", credential)),
				"NotAuthorizedException", "Incorrect username or password.");
	}

	private static String options(JsonNode challenge) {
		return challenge.path("ChallengeParameters").path("CREDENTIAL_REQUEST_OPTIONS").stringValue();
	}

	private static String withHandle(JsonNode challenge, String user) {
		ObjectNode credential = (ObjectNode) RawCalls.json(PASSKEY.authenticate(options(challenge)));
		((ObjectNode) credential.path("response")).put("userHandle",
				Base64.getUrlEncoder().withoutPadding().encodeToString(user.getBytes(StandardCharsets.UTF_8)));
		return credential.toString();
	}

}
