// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.github.cognitoauth.test.junit.CognitoUserPoolExtension;
import io.github.cognitoauth.test.pool.AuthenticationLevels;
import io.github.cognitoauth.test.pool.AuthenticationLevels.Support;
import io.github.cognitoauth.test.pool.FirstFactor;
import io.github.cognitoauth.test.pool.MfaConfiguration;
import io.github.cognitoauth.test.pool.MfaFactor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@code TARGET_ACR_VALUES}, {@code MAX_AGE}, {@code ACCESS_TOKEN} and the
 * claims {@code acr} and {@code amr}.
 */
class AuthenticationLevelTests {

	private static final String PASSWORD = "Wonderland-1";

	private static final String TOTP_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";

	private static final String LOA = "urn:cognito:loa:";

	private static final SoftwarePasskey PASSKEY = SoftwarePasskey.of(URI.create("http://localhost:8080"));

	@RegisterExtension
	static final CognitoUserPoolExtension cognito = CognitoUserPoolExtension.of(pool());

	private CognitoUserPoolServer pool;

	private RawCalls calls;

	@BeforeEach
	void connect(CognitoUserPoolServer pool) {
		this.pool = pool;
		this.calls = new RawCalls(pool);
	}

	@Test
	void signInWhenLevelFourIsAskedThenPasswordAndTotpFollow() throws Exception {
		JsonNode choice = this.calls.userAuth("alice", "TARGET_ACR_VALUES", LOA + 4);
		assertThat(choice.path("AvailableChallenges").valueStream().map(JsonNode::stringValue))
			.containsExactly("PASSWORD_SRP", "PASSWORD");
		JsonNode code = this.calls.respond(choice, "alice", "ANSWER", "PASSWORD", "PASSWORD", PASSWORD);
		assertThat(code.path("ChallengeName").stringValue()).isEqualTo("SOFTWARE_TOKEN_MFA");
		JsonNode tokens = this.calls.respond(code, "alice", "SOFTWARE_TOKEN_MFA_CODE", this.pool.totp(TOTP_SECRET));
		for (String kind : List.of("AccessToken", "IdToken")) {
			JWTClaimsSet claims = claims(tokens, kind);
			assertThat(claims.getStringClaim("acr")).isEqualTo(LOA + 4);
			assertThat(claims.getStringListClaim("amr")).containsExactlyInAnyOrder("pwd", "otp", "mfa");
		}
	}

	@Test
	void stepUpWhenTokenHasThePasswordThenOnlyTotpIsAsked() throws Exception {
		JsonNode first = password();
		assertThat(claims(first, "AccessToken").getClaim("acr")).isNull();
		JsonNode code = stepUp(first, LOA + 4);
		assertThat(code.path("ChallengeName").stringValue()).isEqualTo("SOFTWARE_TOKEN_MFA");
		JsonNode second = this.calls.respond(code, "alice", "SOFTWARE_TOKEN_MFA_CODE", this.pool.totp(TOTP_SECRET));
		assertThat(claims(second, "AccessToken").getStringClaim("acr")).isEqualTo(LOA + 4);
		assertThat(second.path("AuthenticationResult").path("RefreshToken").stringValue()).isNotBlank();
	}

	@Test
	void stepUpWhenAuthenticationIsTooOldThenStartsFromScratch() {
		JsonNode first = password();
		this.pool.advance(Duration.ofMinutes(10));
		assertThat(stepUp(first, LOA + 4, "MAX_AGE", "900").path("ChallengeName").stringValue())
			.isEqualTo("SOFTWARE_TOKEN_MFA");
		assertThat(stepUp(first, LOA + 4, "MAX_AGE", "599").path("ChallengeName").stringValue())
			.isEqualTo("SELECT_CHALLENGE");
	}

	@Test
	void refreshWhenLevelWasReachedThenKeepsLevelMethodsAndTime() throws Exception {
		JsonNode tokens = this.calls.userAuth("alice", "TARGET_ACR_VALUES", LOA + 1, "PREFERRED_CHALLENGE", "PASSWORD",
				"PASSWORD", PASSWORD);
		this.pool.advance(Duration.ofMinutes(30));
		JsonNode refreshed = this.calls.ok("GetTokensFromRefreshToken", Map.of("ClientId", this.pool.clientId(),
				"RefreshToken", tokens.path("AuthenticationResult").path("RefreshToken").stringValue()));
		JWTClaimsSet before = claims(tokens, "AccessToken");
		JWTClaimsSet after = claims(refreshed, "AccessToken");
		assertThat(after.getStringClaim("acr")).isEqualTo(before.getStringClaim("acr")).isEqualTo(LOA + 1);
		assertThat(after.getStringListClaim("amr")).isEqualTo(before.getStringListClaim("amr"));
		assertThat(after.getClaim("auth_time")).isEqualTo(before.getClaim("auth_time"));
		assertThat(after.getIssueTime()).isAfter(before.getIssueTime());
	}

	@ParameterizedTest
	@CsvSource({ "mail, EMAIL_OTP, 2, email_otp", "key, WEB_AUTHN, 3, swk" })
	void signInWhenOneFactorReachesTheLevelThenIsTheOnlyOneOffered(String username, String factor, int level,
			String amr) throws Exception {
		JsonNode choice = this.calls.userAuth(username, "TARGET_ACR_VALUES", LOA + level);
		assertThat(choice.path("AvailableChallenges").valueStream().map(JsonNode::stringValue)).contains(factor);
		JsonNode challenge = this.calls.respond(choice, username, "ANSWER", factor);
		assertThat(challenge.path("ChallengeName").stringValue()).isEqualTo(factor);
		assertThat(challenge.path("AvailableChallenges")).isEqualTo(choice.path("AvailableChallenges"));
		JsonNode tokens = "WEB_AUTHN".equals(factor)
				? this.calls.respond(challenge, username, "CREDENTIAL",
						PASSKEY.authenticate(
								challenge.path("ChallengeParameters").path("CREDENTIAL_REQUEST_OPTIONS").stringValue()))
				: this.calls.respond(challenge, username, "EMAIL_OTP_CODE", this.pool.inbox().latestCode(username));
		assertThat(claims(tokens, "AccessToken").getStringClaim("acr")).isEqualTo(LOA + level);
		assertThat(claims(tokens, "AccessToken").getStringListClaim("amr")).containsExactly(amr);
	}

	@Test
	void signInWhenFirstTargetIsOutOfReachThenTakesTheNext() throws Exception {
		JsonNode tokens = this.calls.userAuth("mail", "TARGET_ACR_VALUES", "urn:unknown " + LOA + 4 + " " + LOA + 1,
				"PREFERRED_CHALLENGE", "PASSWORD", "PASSWORD", PASSWORD);
		assertThat(claims(tokens, "AccessToken").getStringClaim("acr")).isEqualTo(LOA + 1);
	}

	@Test
	void stepUpWhenEmailCodeIsTheSecondFactorThenIsAskedAndLevelIsThree() throws Exception {
		this.pool.user("mail").preferredMfa(MfaFactor.EMAIL_OTP);
		JsonNode first = this.calls.userAuth("mail", "TARGET_ACR_VALUES", LOA + 3, "PREFERRED_CHALLENGE", "PASSWORD",
				"PASSWORD", PASSWORD);
		assertThat(first.path("ChallengeName").stringValue()).isEqualTo("EMAIL_OTP");
		JsonNode tokens = this.calls.respond(first, "mail", "EMAIL_OTP_CODE", this.pool.inbox().latestCode("mail"));
		assertThat(claims(tokens, "AccessToken").getStringListClaim("amr")).containsExactly("pwd", "email_otp", "mfa");
	}

	@Test
	void requestWhenWrongThenIsRefusedAsAnotherEmulatorReadsIt() {
		JsonNode first = password();
		String token = first.path("AuthenticationResult").path("AccessToken").stringValue();
		refused("alice", "no value that the user pool knows", "TARGET_ACR_VALUES", "urn:unknown");
		refused("mail", "no factors", "TARGET_ACR_VALUES", LOA + 4);
		refused("alice", "satisfies", "TARGET_ACR_VALUES", LOA + 1, "ACCESS_TOKEN", token);
		refused("alice", "requires TARGET_ACR_VALUES", "ACCESS_TOKEN", token);
		refused("alice", "MAX_AGE", "TARGET_ACR_VALUES", LOA + 4, "MAX_AGE", "-1");
		this.calls.refused("InitiateAuth",
				this.calls.initiate("USER_AUTH", "mail", "TARGET_ACR_VALUES", LOA + 1, "ACCESS_TOKEN", token),
				"NotAuthorizedException", "does not belong");
		this.pool.user("alice").signOut();
		this.calls.refused("InitiateAuth",
				this.calls.initiate("USER_AUTH", "alice", "TARGET_ACR_VALUES", LOA + 4, "ACCESS_TOKEN", token),
				"NotAuthorizedException", "revoked");
	}

	@Test
	void requestWhenPlanIsTooLowOrFeatureIsAbsentThenIsRefusedOrIgnored() throws Exception {
		try (CognitoUserPoolServer lite = pool()
			.authenticationLevels(AuthenticationLevels.builder().support(Support.REFUSED_BY_PLAN).build())
			.start();
				CognitoUserPoolServer old = pool()
					.authenticationLevels(AuthenticationLevels.builder().support(Support.IGNORED).build())
					.start()) {
			RawCalls toLite = new RawCalls(lite);
			toLite.refused("InitiateAuth", toLite.initiate("USER_AUTH", "alice", "TARGET_ACR_VALUES", LOA + 1),
					"FeatureUnavailableInTierException", "plan");
			JsonNode tokens = new RawCalls(old).userAuth("alice", "TARGET_ACR_VALUES", LOA + 4, "PREFERRED_CHALLENGE",
					"PASSWORD", "PASSWORD", PASSWORD);
			assertThat(claims(tokens, "AccessToken").getClaims()).doesNotContainKeys("acr", "amr");
		}
	}

	@Test
	void namesWhenChangedThenOnlyTheNewOneIsKnownAndClaimsShowItAlways() throws Exception {
		try (CognitoUserPoolServer named = pool()
			.authenticationLevels(
					AuthenticationLevels.builder().name(1, "bronze").name(4, "gold").alwaysShown().build())
			.start()) {
			RawCalls others = new RawCalls(named);
			JsonNode tokens = others.ok("InitiateAuth",
					others.initiate("USER_PASSWORD_AUTH", "mail", "PASSWORD", PASSWORD));
			assertThat(claims(tokens, "IdToken").getStringClaim("acr")).isEqualTo("bronze");
			others.refused("InitiateAuth", others.initiate("USER_AUTH", "alice", "TARGET_ACR_VALUES", LOA + 4),
					"InvalidParameterException", "no value");
			assertThat(others.userAuth("alice", "TARGET_ACR_VALUES", "gold").path("ChallengeName").stringValue())
				.isEqualTo("SELECT_CHALLENGE");
		}
	}

	@Test
	void builderWhenNamesAreWrongThenRefuses() {
		AuthenticationLevels.Builder builder = AuthenticationLevels.builder();
		assertThatIllegalArgumentException().isThrownBy(() -> builder.name(5, "x"));
		assertThatIllegalArgumentException().isThrownBy(() -> builder.name(1, "with space"));
		assertThatIllegalStateException().isThrownBy(() -> AuthenticationLevels.builder().name(1, LOA + 2).build());
	}

	private static CognitoUserPoolServerBuilder pool() {
		return CognitoUserPoolServer.builder()
			.mfa(MfaConfiguration.OPTIONAL, MfaFactor.EMAIL_OTP, MfaFactor.SOFTWARE_TOKEN_MFA)
			.firstFactors(FirstFactor.PASSWORD, FirstFactor.EMAIL_OTP, FirstFactor.WEB_AUTHN)
			.relyingPartyId("localhost")
			.user("alice",
					(user) -> user.password(PASSWORD).totpSecret(TOTP_SECRET).mfaOff(MfaFactor.SOFTWARE_TOKEN_MFA))
			.user("mail", (user) -> user.password(PASSWORD).email("mail@example.com"))
			.user("key", (user) -> user.password(PASSWORD).passkey(PASSKEY));
	}

	private JsonNode password() {
		return this.calls.ok("InitiateAuth", this.calls.initiate("USER_PASSWORD_AUTH", "alice", "PASSWORD", PASSWORD));
	}

	private JsonNode stepUp(JsonNode first, String target, String... more) {
		String[] parameters = new String[more.length + 4];
		parameters[0] = "TARGET_ACR_VALUES";
		parameters[1] = target;
		parameters[2] = "ACCESS_TOKEN";
		parameters[3] = first.path("AuthenticationResult").path("AccessToken").stringValue();
		System.arraycopy(more, 0, parameters, 4, more.length);
		return this.calls.userAuth("alice", parameters);
	}

	private void refused(String username, String message, String... parameters) {
		this.calls.refused("InitiateAuth", this.calls.initiate("USER_AUTH", username, parameters),
				"InvalidParameterException", message);
	}

	private static JWTClaimsSet claims(JsonNode answer, String kind) throws Exception {
		return SignedJWT.parse(answer.path("AuthenticationResult").path(kind).stringValue()).getJWTClaimsSet();
	}

}
