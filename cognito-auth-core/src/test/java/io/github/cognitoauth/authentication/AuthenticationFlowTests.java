// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoCredentialsRejectedException;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static io.github.cognitoauth.support.ScriptedPool.CLIENT_ID;
import static io.github.cognitoauth.support.ScriptedPool.CLIENT_SECRET;
import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for the first step of a sign-in: what each flow sends, and what comes of the
 * answer.
 */
class AuthenticationFlowTests {

	private static final Instant NOW = Instant.parse("2026-09-05T04:05:06Z");

	private static final String ACCESS_TOKEN = Jwts
		.of("{\"username\": \"real-name\", \"cognito:groups\": [\"admins\", \"ops\"]}");

	private static final String TOKENS = """
			{"AuthenticationResult": {"AccessToken": "%s", "IdToken": "id-1", "RefreshToken": "refresh-1",
			"ExpiresIn": 3600, "TokenType": "Bearer", "New": 1}, "ChallengeParameters": {}}""".formatted(ACCESS_TOKEN);

	private static final RequestMetadata METADATA = RequestMetadata.ofClientMetadata(Map.of("tenant", "blue"))
		.withUserContext("192.0.2.7", "encoded")
		.withAnalyticsEndpointId("endpoint");

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticatorBuilder builder() {
		return CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.clock(Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static CognitoPasswordAuthenticatorBuilder builderWithSecret() {
		return builder().client(pool.client().clientSecret(CLIENT_SECRET).build());
	}

	@Test
	void authenticateWhenFlowIsPasswordThenBodyIsThatOfTheArticle() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		AuthenticationOutcome outcome = Results.of(builder().build().authenticate("alice", " Wonder land-1 "));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "%s",
				"AuthParameters": {"USERNAME": "alice", "PASSWORD": " Wonder land-1 "}}""".formatted(CLIENT_ID)));
		CognitoTokens tokens = ((Authenticated) outcome).tokens();
		assertThat(tokens.accessToken()).isEqualTo(ACCESS_TOKEN);
		assertThat(tokens.idToken()).isEqualTo("id-1");
		assertThat(tokens.refreshToken()).isEqualTo("refresh-1");
		assertThat(tokens.expiresAt()).isEqualTo(NOW.plusSeconds(3600));
		assertThat(tokens.username()).isEqualTo("real-name");
		assertThat(tokens.loginName()).isEqualTo("alice");
		assertThat(tokens.groups()).containsExactly("admins", "ops");
		assertThat(tokens.newDeviceMetadata()).isNull();
	}

	@Test
	void authenticateWhenClientHasSecretThenHashIsOverTypedName() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builderWithSecret().build()
			.authenticate(AuthenticationRequest.builder("alice@example.com")
				.password("Wonderland-1")
				.metadata(METADATA)
				.build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_PASSWORD_AUTH", "ClientId": "%s", "AuthParameters": {"USERNAME": "alice@example.com",
				"PASSWORD": "Wonderland-1", "SECRET_HASH": "%s"}, "ClientMetadata": {"tenant": "blue"},
				"AnalyticsMetadata": {"AnalyticsEndpointId": "endpoint"},
				"UserContextData": {"IpAddress": "192.0.2.7", "EncodedData": "encoded"}}""".formatted(CLIENT_ID,
				SecretHash.compute(CLIENT_SECRET, "alice@example.com", CLIENT_ID))));
	}

	@Test
	void authenticateWhenFlowIsSrpThenPasswordIsNotSent() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().flow(AuthFlow.USER_SRP_AUTH).build().authenticate("alice", "Wonderland-1"));

		JsonNode body = pool.lastBody(CognitoOperation.InitiateAuth);
		JsonNode parameters = body.get("AuthParameters");
		assertThat(body.get("AuthFlow").stringValue()).isEqualTo("USER_SRP_AUTH");
		assertThat(parameters.propertyNames()).containsExactlyInAnyOrder("USERNAME", "SRP_A");
		assertThat(parameters.get("SRP_A").stringValue()).matches("[1-9a-f][0-9a-f]{600,767}");
	}

	@Test
	void authenticateWhenSrpIsRepeatedThenValueIsFresh() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);
		CognitoPasswordAuthenticator authenticator = builder().flow(AuthFlow.USER_SRP_AUTH).build();

		Results.of(authenticator.authenticate("alice", "Wonderland-1"));
		Results.of(authenticator.authenticate("alice", "Wonderland-1"));

		assertThat(pool.body(CognitoOperation.InitiateAuth, 0))
			.isNotEqualTo(pool.body(CognitoOperation.InitiateAuth, 1));
	}

	@Test
	void authenticateWhenSrpIsRepeatedAfterALostAnswerThenValueIsFreshAndTheOneThatCounts() {
		pool.answer(CognitoOperation.InitiateAuth, WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE),
				ScriptedPool.ok(ChallengeAnswerTests.verifier("PASSWORD_VERIFIER")));
		pool.answer(CognitoOperation.RespondToAuthChallenge, TOKENS);
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().retry(new CognitoRetryPolicy(2, Duration.ZERO, Duration.ZERO)).build())
			.flow(AuthFlow.USER_SRP_AUTH)
			.build();

		Results.of(authenticator.authenticate("alice", "Wonderland-1"));

		assertThat(pool.requests(CognitoOperation.InitiateAuth)).hasSize(2);
		assertThat(pool.body(CognitoOperation.InitiateAuth, 0))
			.isNotEqualTo(pool.body(CognitoOperation.InitiateAuth, 1));
		assertThat(pool.requests(CognitoOperation.RespondToAuthChallenge)).hasSize(1);
	}

	@Test
	void authenticateWhenTokenHasUnknownClaimsOfAnySizeThenTheyAreKept() {
		String large = "x".repeat(100_000);
		pool.answer(CognitoOperation.InitiateAuth, "{\"AuthenticationResult\": {\"AccessToken\": \"%s\", \"New\": 1}}"
			.formatted(
					Jwts.of("{\"username\": \"alice\", \"new\": {\"a\": [1]}, \"large\": \"%s\"}".formatted(large))));

		Authenticated outcome = (Authenticated) Results.of(builder().build().authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().username()).isEqualTo("alice");
		assertThat(outcome.tokens().claims()).containsEntry("large", large).containsKey("new");
		assertThat(new Authenticated(outcome.tokens()).passwordProven()).isFalse();
	}

	@Test
	void authenticateWhenFlowIsCustomWithPasswordThenSrpComesFirst() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().flow(AuthFlow.CUSTOM_AUTH).build().authenticate("alice", "Wonderland-1"));

		JsonNode parameters = pool.lastBody(CognitoOperation.InitiateAuth).get("AuthParameters");
		assertThat(parameters.propertyNames()).containsExactlyInAnyOrder("USERNAME", "CHALLENGE_NAME", "SRP_A");
		assertThat(parameters.get("CHALLENGE_NAME").stringValue()).isEqualTo("SRP_A");
	}

	@Test
	void authenticateWhenFlowIsCustomWithoutPasswordThenOnlyNameIsSent() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().flow(AuthFlow.CUSTOM_AUTH)
			.build()
			.authenticate(AuthenticationRequest.builder("alice").build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "CUSTOM_AUTH", "ClientId": "%s", "AuthParameters": {"USERNAME": "alice"}}"""
			.formatted(CLIENT_ID)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "EMAIL_OTP", "SMS_OTP", "WEB_AUTHN" })
	void authenticateWhenFactorIsPreferredThenIsSent(String preferred) {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().build()
			.authenticate(AuthenticationRequest.builder("alice")
				.flow(AuthFlow.USER_AUTH)
				.preferredChallenge(new ChallengeName(preferred))
				.build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_AUTH", "ClientId": "%s",
				"AuthParameters": {"USERNAME": "alice", "PREFERRED_CHALLENGE": "%s"}}""".formatted(CLIENT_ID,
				preferred)));
	}

	@Test
	void authenticateWhenUserAuthHasPasswordThenItIsThePreference() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().flow(AuthFlow.USER_AUTH).build().authenticate("alice", "Wonderland-1"));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_AUTH", "ClientId": "%s", "AuthParameters": {"USERNAME": "alice",
				"PREFERRED_CHALLENGE": "PASSWORD", "PASSWORD": "Wonderland-1"}}""".formatted(CLIENT_ID)));
	}

	@Test
	void authenticateWhenUserAuthPrefersSrpThenPasswordIsNotSent() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().flow(AuthFlow.USER_AUTH)
			.build()
			.authenticate(AuthenticationRequest.builder("alice")
				.password("Wonderland-1")
				.preferredChallenge(ChallengeName.PASSWORD_SRP)
				.build()));

		JsonNode parameters = pool.lastBody(CognitoOperation.InitiateAuth).get("AuthParameters");
		assertThat(parameters.propertyNames()).containsExactlyInAnyOrder("USERNAME", "PREFERRED_CHALLENGE", "SRP_A");
	}

	@Test
	void authenticateWhenSessionOfSignUpIsGivenThenIsMemberAndNotParameter() {
		pool.answer(CognitoOperation.InitiateAuth, TOKENS);

		Results.of(builder().build()
			.authenticate(
					AuthenticationRequest.builder("alice").flow(AuthFlow.USER_AUTH).session("session-1").build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_AUTH", "ClientId": "%s", "AuthParameters": {"USERNAME": "alice"},
				"Session": "session-1"}""".formatted(CLIENT_ID)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "\t\n" })
	void authenticateWhenCredentialsAreBlankThenNothingIsSent(String blank) {
		assertRefused("alice", blank);
		assertRefused(blank, "Wonderland-1");
	}

	@Test
	void authenticateWhenCredentialsAreTooLongThenNothingIsSent() {
		assertRefused("a".repeat(129), "Wonderland-1");
		assertRefused("alice", "p".repeat(257));
	}

	@ParameterizedTest
	@EnumSource(value = AuthFlow.class, names = { "USER_PASSWORD_AUTH", "USER_SRP_AUTH" })
	void authenticateWhenFlowNeedsPasswordAndThereIsNoneThenNothingIsSent(AuthFlow flow) {
		CognitoException failure = Results
			.failure(builder().flow(flow).build().authenticate(AuthenticationRequest.builder("alice").build()));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.UNUSABLE_CREDENTIALS);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void authenticateWhenPasswordIsWrongThenMessageRepeatsNothing() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.error("NotAuthorizedException", "Incorrect username or password."));

		CognitoException failure = Results.failure(builder().build().authenticate("alice", "Wonderland-1"));

		assertThat(failure).isInstanceOf(CognitoCredentialsRejectedException.class);
		assertThat(failure.getMessage()).doesNotContain("alice", "Wonderland-1");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "{\"AuthenticationResult\": {}}", "{\"AuthenticationResult\": {\"AccessToken\": 7}}",
					"{\"AuthenticationResult\": null}", "{}", "{\"ChallengeName\": \"\"}", "{\"ChallengeName\": 7}",
					"{\"ChallengeParameters\": {\"USERNAME\": \"alice\"}}" })
	void authenticateWhenAnswerMeansNothingThenErrorIsTyped(String answer) {
		pool.answer(CognitoOperation.InitiateAuth, answer);

		assertThat(Results.failure(builder().build().authenticate("alice", "Wonderland-1")).reason())
			.isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@ParameterizedTest
	@CsvSource({ "3600, 3600", "300.0, 300", "3600.5, 3600", "0, 300", "-7, 300", "'\"3600\"', 3600", "null, 300",
			"1e300, 300", "9223372036854775807, 300", "99999999999999999999, 300", "86400, 86400" })
	void authenticateWhenExpiresInIsOddThenExpiryIsUsable(String expiresIn, long seconds) {
		pool.answer(CognitoOperation.InitiateAuth,
				"{\"AuthenticationResult\": {\"AccessToken\": \"a\", \"ExpiresIn\": %s}}".formatted(expiresIn));

		Authenticated outcome = (Authenticated) Results.of(builder().build().authenticate("alice", "Wonderland-1"));

		assertThat(outcome.tokens().lifetime()).isEqualTo(Duration.ofSeconds(seconds));
		assertThat(outcome.tokens().expiresAt()).isEqualTo(NOW.plusSeconds(seconds));
	}

	@ParameterizedTest
	@CsvSource({ "USER_PASSWORD_AUTH, EMAIL_OTP, true", "USER_PASSWORD_AUTH, SOFTWARE_TOKEN_MFA, true",
			"USER_AUTH, SOFTWARE_TOKEN_MFA, true", "USER_AUTH, EMAIL_OTP, false", "USER_AUTH, WEB_AUTHN, false" })
	void challengeWhenItCanBeTheFirstFactorThenPasswordIsNotTakenForProven(AuthFlow flow, String challenge,
			boolean proven) {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"%s\"}".formatted(challenge));

		ChallengeRequired outcome = (ChallengeRequired) Results
			.of(builder().flow(flow).build().authenticate("alice", "Wonderland-1"));

		assertThat(outcome.challenge().isPasswordProven()).isEqualTo(proven);
	}

	@Test
	void buildWhenSrpHasNoPoolIdThenIsRefused() {
		CognitoPasswordAuthenticatorBuilder builder = CognitoPasswordAuthenticator.builder()
			.clientId(CLIENT_ID)
			.endpoint(pool.uri())
			.flow(AuthFlow.USER_SRP_AUTH);

		assertThatIllegalStateException().isThrownBy(builder::build).withMessageContaining("userPoolId");
	}

	@Test
	void authenticateWhenRequestAsksForSrpWithoutPoolIdThenErrorIsTyped() {
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.clientId(CLIENT_ID)
			.endpoint(pool.uri())
			.build();

		CognitoException failure = Results.failure(authenticator.authenticate(
				AuthenticationRequest.builder("alice").password("Wonderland-1").flow(AuthFlow.USER_SRP_AUTH).build()));

		assertThat(failure).isInstanceOf(CognitoMisconfiguredException.class);
		assertThat(pool.requests()).isEmpty();
	}

	private static void assertRefused(String username, String password) {
		CognitoException failure = Results.failure(builder().build().authenticate(username, password));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.UNUSABLE_CREDENTIALS);
		assertThat(failure).isInstanceOf(CognitoCredentialsRejectedException.class);
		assertThat(pool.requests()).isEmpty();
	}

}
