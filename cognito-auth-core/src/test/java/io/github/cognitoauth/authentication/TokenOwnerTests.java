// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;
import java.time.Instant;

import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.support.ScriptedPool.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for tokens that another pool or app client issued: they are not sent.
 */
class TokenOwnerTests {

	private static final String OTHER_POOL = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Partner01";

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static CognitoPasswordAuthenticator authenticator() {
		return CognitoPasswordAuthenticator.builder().client(pool.client().build()).build();
	}

	private static CognitoTokens tokens(String issuer, String clientId) {
		String claims = "{\"username\": \"alice\", \"iss\": \"%s\", \"client_id\": \"%s\"}".formatted(issuer, clientId);
		return CognitoTokens.builder(Jwts.of(claims), Instant.EPOCH, Duration.ofHours(1))
			.refreshToken("refresh-1")
			.build();
	}

	@Test
	void refreshWhenOfAnotherPoolThenRefusedUnsent() {
		CognitoException failure = Results.failure(authenticator().refresh(tokens(OTHER_POOL, CLIENT_ID)));
		assertThat(failure.code()).isEqualTo(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
		assertThat(failure).hasMessageNotContaining("refresh-1").hasMessageNotContaining("Partner");
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void refreshWhenOfAnotherClientThenRefusedUnsent() {
		CognitoTokens foreign = tokens(issuer("cognito-idp.eu-west-1.amazonaws.com"), "2example23456789");
		CognitoException failure = Results.failure(authenticator().refresh(foreign));
		assertThat(failure.code()).isEqualTo(CognitoErrorCodes.TOKENS_OF_ANOTHER_CLIENT);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void revokeWhenOfAnotherPoolOrClientThenRefusedUnsent() {
		assertThat(Results.failure(authenticator().revoke(tokens(OTHER_POOL, CLIENT_ID))).code())
			.isEqualTo(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL);
		CognitoTokens foreign = tokens(issuer("cognito-idp.eu-west-1.amazonaws.com"), "2example23456789");
		assertThat(Results.failure(authenticator().revoke(foreign)).code())
			.isEqualTo(CognitoErrorCodes.TOKENS_OF_ANOTHER_CLIENT);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void signOutEverywhereWhenOfAnotherPoolThenRefusedUnsent() {
		CognitoException failure = Results.failure(authenticator().signOutEverywhere(tokens(OTHER_POOL, CLIENT_ID)));
		assertThat(failure.code()).isEqualTo(CognitoErrorCodes.TOKENS_OF_ANOTHER_POOL);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.ACCESS_TOKEN_REJECTED);
		assertThat(pool.requests()).isEmpty();
	}

	@Test
	void signOutEverywhereWhenOfAnotherClientOfThePoolThenSent() {
		pool.answer(CognitoOperation.GlobalSignOut, "{}");
		CognitoTokens ofSibling = tokens(issuer("cognito-idp.eu-west-1.amazonaws.com"), "2example23456789");
		Results.complete(authenticator().signOutEverywhere(ofSibling));
		assertThat(pool.requests()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "cognito-idp.eu-west-1.amazonaws.com", "issuer-cognito-idp.eu-west-1.amazonaws.com",
			"localhost:9229", "0.0.0.0:9229" })
	void refreshWhenIssuerIsAnotherFormOfThePoolThenSent(String host) {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");
		assertThat(Results.of(authenticator().refresh(tokens(issuer(host), CLIENT_ID))).accessToken())
			.isEqualTo("access-2");
		assertThat(Results.of(authenticator().refresh(tokens(issuer(host) + "/", CLIENT_ID))).accessToken())
			.isEqualTo("access-2");
	}

	@Test
	void refreshWhenIssuerNamesNoPoolThenSent() {
		pool.answer(CognitoOperation.GetTokensFromRefreshToken,
				"{\"AuthenticationResult\": {\"AccessToken\": \"access-2\"}}");
		assertThat(Results.of(authenticator().refresh(tokens("http://emulator.test", CLIENT_ID))).accessToken())
			.isEqualTo("access-2");
	}

	@Test
	void userPoolIdThenOfTheClient() {
		assertThat(authenticator().userPoolId()).hasToString(ScriptedPool.USER_POOL_ID);
	}

	private static String issuer(String host) {
		return "https://" + host + "/" + ScriptedPool.USER_POOL_ID;
	}

}
