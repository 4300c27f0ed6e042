// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.github.cognitoauth.account.CognitoUserAccounts;
import io.github.cognitoauth.account.CognitoUserAccount;
import io.github.cognitoauth.account.SignUpRequest;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A success without what it always has is no answer, and is told with what AWS support
 * asks for.
 */
class IncompleteAnswerTests {

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	@ParameterizedTest
	@ValueSource(strings = { "", "{}", "[]", "<html></html>", "{\"Status\": 1}", "{\"Unknown\": \"x\"}",
			"{\"AuthenticationResult\": {}}" })
	void answerWhenIncompleteThenIsInvalidWithStatusAndRequestId(String body) {
		for (CognitoOperation operation : CognitoOperation.known()) {
			pool.answer(operation,
					WireMock.aResponse().withStatus(200).withHeader("x-amzn-RequestId", "id-1").withBody(body));
		}
		CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.build();
		CognitoUserAccounts accounts = CognitoUserAccounts.create(pool.client().build());
		CognitoUserAccount account = accounts.forAccessToken("access-1");
		SoftwareTokenMfaChallenge code = (SoftwareTokenMfaChallenge) TestChallenges.named("SOFTWARE_TOKEN_MFA",
				Map.of());
		MfaSetupChallenge setup = (MfaSetupChallenge) TestChallenges.named("MFA_SETUP", Map.of());

		for (Mono<?> call : List.<Mono<?>>of(authenticator.authenticate("alice", "Wonderland-1"),
				authenticator.respond(code.answer("123456")), authenticator.associateSoftwareToken(setup),
				authenticator
					.respond(new SoftwareTokenSetup(setup, TotpSecret.fromBase32("JBSWY3DPEHPK3PXP")).answer("123456")),
				account.profile(), account.authFactors(), account.mfa().associateSoftwareToken(),
				account.mfa().verifySoftwareToken("123456", null), account.passkeys().startRegistration(),
				account.devices().get("device-1"),
				accounts.signUp(SignUpRequest.builder("alice").password("Wonderland-1").build()))) {
			CognitoException failure = Results.failure(call);

			assertThat(failure.reason()).as(failure.getMessage()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
			assertThat(failure.status()).isEqualTo(200);
			assertThat(failure.requestId()).isEqualTo("id-1");
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';',
			value = { "null; AvailableChallenges is NULL", "[]; AvailableChallenges is a list of 0",
					"[null, 7, \" \"]; AvailableChallenges is a list of 3", "{}; AvailableChallenges is OBJECT",
					"\"secret\"; AvailableChallenges is STRING" })
	void authenticateWhenThereIsNothingToChooseFromThenIsInvalidAndSaysWhatArrived(String choices, String said) {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.ok("{\"AvailableChallenges\": " + choices + ", \"Session\": \"session-1\"}")
					.withHeader("x-amzn-RequestId", "id-4"));

		CognitoException failure = Results.failure(CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.flow(AuthFlow.USER_AUTH)
			.build()
			.authenticate("alice", "Wonderland-1"));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(failure.requestId()).isEqualTo("id-4");
		assertThat(failure).hasStackTraceContaining(said)
			.hasStackTraceContaining("members=[AvailableChallenges, Session]");
		assertThat(failure.getCause()).hasMessageNotContaining("session-1").hasMessageNotContaining("secret");
	}

	@Test
	void verifyWhenStatusIsErrorThenIsAWrongCodeWithItsRequestId() {
		pool.answer(CognitoOperation.VerifySoftwareToken,
				ScriptedPool.ok("{\"Status\": \"ERROR\"}").withHeader("x-amzn-RequestId", "id-2"));

		CognitoException failure = Results.failure(CognitoUserAccounts.create(pool.client().build())
			.forAccessToken("access-1")
			.mfa()
			.verifySoftwareToken("123456", null));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.CODE_MISMATCH);
		assertThat(failure.status()).isEqualTo(200);
		assertThat(failure.requestId()).isEqualTo("id-2");
	}

	@Test
	void respondWhenServerPointIsNoneThenAnswerIsInvalidWithItsRequestId() {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.ok("""
				{"ChallengeName": "PASSWORD_VERIFIER", "ChallengeParameters": {"USERNAME": "alice",
				"USER_ID_FOR_SRP": "alice", "SALT": "abcd", "SRP_B": "0", "SECRET_BLOCK": "c2VjcmV0"}}""")
			.withHeader("x-amzn-RequestId", "id-3"));

		CognitoException failure = Results.failure(CognitoPasswordAuthenticator.builder()
			.client(pool.client().build())
			.flow(AuthFlow.USER_SRP_AUTH)
			.build()
			.authenticate("alice", "Wonderland-1"));

		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.INVALID_RESPONSE);
		assertThat(failure.requestId()).isEqualTo("id-3");
	}

}
