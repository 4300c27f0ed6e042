// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.CognitoRetryPolicy;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.protocol.SecretHash;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.support.ScriptedPool.CLIENT_ID;
import static io.github.cognitoauth.support.ScriptedPool.CLIENT_SECRET;
import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for refresh, revocation and sign-out.
 */
class TokenOperationsTests {

	private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

	private static final CognitoTokens TOKENS = CognitoTokens
		.builder(Jwts.of("{\"username\": \"real-name\"}"), NOW.minusSeconds(3600), Duration.ofHours(1))
		.idToken("id-1")
		.refreshToken("refresh-1")
		.loginName("alice@example.com")
		.deviceKey("device-1")
		.build();

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticator authenticator(CognitoClient client, RefreshOperation operation) {
		return CognitoPasswordAuthenticator.builder()
			.client(client)
			.clock(Clock.fixed(NOW, ZoneOffset.UTC))
			.refreshOperation(operation)
			.build();
	}

	private static CognitoPasswordAuthenticator authenticator() {
		return authenticator(pool.client().clientSecret(CLIENT_SECRET).build(),
				RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN);
	}

	@Test
	void refreshWhenPoolDoesNotRotateThenOldRefreshTokenIsKept() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\", \"IdToken\": \"id-2\", \"ExpiresIn\": 300}}");

		CognitoTokens fresh = Results.of(authenticator().refresh(TOKENS));

		assertThat(pool.lastBody(CognitoOperation.GetTokensFromRefreshToken)).isEqualTo(json("""
				{"RefreshToken": "refresh-1", "ClientId": "%s", "ClientSecret": "%s", "DeviceKey": "device-1"}"""
			.formatted(CLIENT_ID, CLIENT_SECRET)));
		assertThat(fresh.accessToken()).isEqualTo("access-2");
		assertThat(fresh.idToken()).isEqualTo("id-2");
		assertThat(fresh.refreshToken()).isEqualTo("refresh-1");
		assertThat(fresh.expiresAt()).isEqualTo(NOW.plusSeconds(300));
		assertThat(fresh.loginName()).isEqualTo("alice@example.com");
		assertThat(fresh.deviceKey()).isEqualTo("device-1");
	}

	@Test
	void refreshWhenPoolRotatesThenNewRefreshTokenIsTaken() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\", \"RefreshToken\": \"refresh-2\"}}");

		CognitoTokens fresh = Results.of(authenticator().refresh(TOKENS));

		assertThat(fresh.refreshToken()).isEqualTo("refresh-2");
		assertThat(fresh.idToken()).isEqualTo("id-1");
	}

	@Test
	void refreshWhenClientHasNoSecretAndNoDeviceThenNeitherIsSent() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");

		Results.of(authenticator(pool.client().build(), RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN)
			.refresh(TOKENS.mutate().deviceKey(null).build()));

		assertThat(pool.lastBody(CognitoOperation.GetTokensFromRefreshToken))
			.isEqualTo(json("{\"RefreshToken\": \"refresh-1\", \"ClientId\": \"%s\"}".formatted(CLIENT_ID)));
	}

	@Test
	void refreshWhenOlderOperationIsChosenThenHashIsOverRealName() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");

		CognitoTokens fresh = Results
			.of(authenticator(pool.client().clientSecret(CLIENT_SECRET).build(), RefreshOperation.REFRESH_TOKEN_AUTH)
				.refresh(TOKENS));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": "%s", "AuthParameters": {"REFRESH_TOKEN": "refresh-1",
				"SECRET_HASH": "%s", "DEVICE_KEY": "device-1"}}""".formatted(CLIENT_ID,
				SecretHash.compute(CLIENT_SECRET, "real-name", CLIENT_ID))));
		assertThat(fresh.refreshToken()).isEqualTo("refresh-1");
	}

	@Test
	void refreshWhenMetadataIsGivenThenEachOperationGetsWhatItTakes() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");
		pool.answer(CognitoOperation.InitiateAuth, "{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");
		RequestMetadata metadata = RequestMetadata.ofClientMetadata(Map.of("tenant", "blue"))
			.withUserContext("192.0.2.7", null)
			.withAnalyticsEndpointId("endpoint");

		Results.of(authenticator().refresh(TOKENS, metadata));
		Results.of(authenticator(pool.client().build(), RefreshOperation.REFRESH_TOKEN_AUTH).refresh(TOKENS, metadata));

		assertThat(pool.lastBody(CognitoOperation.GetTokensFromRefreshToken)).isEqualTo(json("""
				{"RefreshToken": "refresh-1", "ClientId": "%s", "ClientSecret": "%s", "DeviceKey": "device-1",
				"ClientMetadata": {"tenant": "blue"}}""".formatted(CLIENT_ID, CLIENT_SECRET)));
		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "REFRESH_TOKEN_AUTH", "ClientId": "%s",
				"AuthParameters": {"REFRESH_TOKEN": "refresh-1", "DEVICE_KEY": "device-1"},
				"ClientMetadata": {"tenant": "blue"}, "UserContextData": {"IpAddress": "192.0.2.7"},
				"AnalyticsMetadata": {"AnalyticsEndpointId": "endpoint"}}""".formatted(CLIENT_ID)));
	}

	@Test
	void refreshWhenThereIsNoRefreshTokenThenNothingIsSent() {
		CognitoException failure = Results.failure(authenticator().refresh(TOKENS.mutate().refreshToken(null).build()));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void refreshWhenRotatedTokenWasUsedAgainThenErrorIsTyped() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, ScriptedPool.error("RefreshTokenReuseException", null));

		CognitoException failure = Results.failure(authenticator().refresh(TOKENS));

		assertThat(failure.code()).isEqualTo("RefreshTokenReuseException");
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REUSED);
	}

	@Test
	void refreshWhenAnswerIsLostThenIsSentOnceAndRetryable() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, ScriptedPool.error("InternalErrorException", null));
		CognitoPasswordAuthenticator authenticator = authenticator(
				pool.client().retry(new CognitoRetryPolicy(3, Duration.ZERO, Duration.ZERO)).build(),
				RefreshOperation.GET_TOKENS_FROM_REFRESH_TOKEN);

		CognitoException failure = Results.failure(authenticator.refresh(TOKENS));

		assertThat(failure.isRetryable()).isTrue();
		assertThat(pool.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "{}", "", "{\"AuthenticationResult\": {}}", "{\"ChallengeName\": \"SMS_MFA\"}" })
	void refreshWhenAnswerHasNoTokensThenErrorIsTyped(String answer) {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, answer);

		assertThat(Results.failure(authenticator().refresh(TOKENS)).reason())
			.isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
	}

	@Test
	void refreshWhenOnlyStoredValuesAreKnownThenTokensComeWithThem() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, """
				{"AuthenticationResult": {"AccessToken": "%s", "ExpiresIn": 300}}"""
			.formatted(Jwts.of("{\"username\": \"real-name\"}")));

		CognitoTokens fresh = Results
			.of(authenticator().refresh(RefreshRequest.builder("refresh-1").deviceKey("device-1").build()));

		assertThat(pool.lastBody(CognitoOperation.GetTokensFromRefreshToken)).isEqualTo(json("""
				{"RefreshToken": "refresh-1", "ClientId": "%s", "ClientSecret": "%s", "DeviceKey": "device-1"}"""
			.formatted(CLIENT_ID, CLIENT_SECRET)));
		assertThat(fresh.refreshToken()).isEqualTo("refresh-1");
		assertThat(fresh.deviceKey()).isEqualTo("device-1");
		assertThat(fresh.username()).isEqualTo("real-name");
		assertThat(fresh.loginName()).isEqualTo("real-name");
	}

	@Test
	void refreshWhenOlderOperationNeedsTheUserNameThenSaysSo() {
		CognitoPasswordAuthenticator authenticator = authenticator(pool.client().clientSecret(CLIENT_SECRET).build(),
				RefreshOperation.REFRESH_TOKEN_AUTH);
		pool.answer(CognitoOperation.InitiateAuth, "{\"AuthenticationResult\": {\"AccessToken\": \"a\"}}");

		CognitoException failure = Results.failure(authenticator.refresh(RefreshRequest.builder("refresh-1").build()));

		assertThat(failure.code()).isEqualTo(CognitoErrorCodes.USERNAME_REQUIRED);
		assertThat(pool.requests()).isEmpty();

		Results.of(authenticator.refresh(RefreshRequest.builder("refresh-1").username("real-name").build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth).at("/AuthParameters/SECRET_HASH").stringValue())
			.isEqualTo(SecretHash.compute(CLIENT_SECRET, "real-name", CLIENT_ID));
	}

	@Test
	void refreshWhenServerFailsWithHtmlThenOtherOperationIsTriedAndNotKept() {
		ResponseDefinitionBuilder page = WireMock.aResponse().withStatus(500).withBody("<html>Oops</html>");
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, page, page);
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.ok("{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}"),
				ScriptedPool.error("NotAuthorizedException", "Refresh Token has been revoked"));
		CognitoPasswordAuthenticator authenticator = authenticator();

		assertThat(Results.of(authenticator.refresh(TOKENS)).accessToken()).isEqualTo("access-2");
		CognitoException failure = Results.failure(authenticator.refresh(TOKENS));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.SERVICE_FAILURE);
		assertThat(failure.operation()).isEqualTo(CognitoOperation.GetTokensFromRefreshToken);
		assertThat(pool.requests(CognitoOperation.GetTokensFromRefreshToken)).hasSize(2);
	}

	@Test
	void refreshWhenServiceFailsThenOtherOperationIsNotTried() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, ScriptedPool.error("InternalErrorException", null),
				WireMock.aResponse().withStatus(502).withBody("<html>Bad gateway</html>"));

		assertThat(Results.failure(authenticator().refresh(TOKENS)).status()).isEqualTo(500);
		assertThat(Results.failure(authenticator().refresh(TOKENS)).status()).isEqualTo(502);
		assertThat(pool.requests(CognitoOperation.InitiateAuth)).isEmpty();
	}

	@Test
	void refreshWhenDeviceIsGoneWithoutAMessageThenIsTheDevice() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken, ScriptedPool.error("ResourceNotFoundException", null));

		assertThat(Results.failure(authenticator().refresh(TOKENS)).reason())
			.isEqualTo(CognitoErrorReason.DEVICE_NOT_FOUND);
		assertThat(Results.failure(authenticator().refresh(RefreshRequest.builder("refresh-1").build())).reason())
			.isEqualTo(CognitoErrorReason.CLIENT_NOT_FOUND);
	}

	@Test
	void revokeWhenOnlyTheTokenIsKnownThenAssociatedSessionsCanEndToo() {
		pool.answer(CognitoOperation.RevokeToken, "");

		Results.complete(authenticator().revoke("refresh-1"));
		assertThat(pool.lastBody(CognitoOperation.RevokeToken).has("RevokeAssociatedSessions")).isFalse();

		Results.complete(authenticator().revoke("refresh-1", AssociatedSessions.LINKED));
		assertThat(pool.lastBody(CognitoOperation.RevokeToken)).isEqualTo(json("""
				{"Token": "refresh-1", "ClientId": "%s", "ClientSecret": "%s", "RevokeAssociatedSessions": "LINKED"}"""
			.formatted(CLIENT_ID, CLIENT_SECRET)));
	}

	@Test
	void revokeWhenThereIsRefreshTokenThenRawSecretIsSent() {
		pool.answer(CognitoOperation.RevokeToken, "");

		Results.complete(authenticator().revoke(TOKENS));

		assertThat(pool.lastBody(CognitoOperation.RevokeToken)).isEqualTo(json("""
				{"Token": "refresh-1", "ClientId": "%s", "ClientSecret": "%s"}""".formatted(CLIENT_ID, CLIENT_SECRET)));
	}

	@Test
	void revokeWhenThereIsNoRefreshTokenThenNothingIsDone() {
		Results.complete(authenticator().revoke(TOKENS.mutate().refreshToken(null).build()));

		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void signOutEverywhereWhenDoneBeforeThenCompletes() {
		pool.answer(CognitoOperation.GlobalSignOut,
				ScriptedPool.error("NotAuthorizedException", "Access Token has been revoked"));

		Results.complete(authenticator().signOutEverywhere(TOKENS));

		assertThat(pool.lastBody(CognitoOperation.GlobalSignOut))
			.isEqualTo(json("{\"AccessToken\": \"%s\"}".formatted(TOKENS.accessToken())));
	}

}
