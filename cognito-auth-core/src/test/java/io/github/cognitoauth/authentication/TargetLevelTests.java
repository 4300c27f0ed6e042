// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import java.time.Duration;

import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoMisconfiguredException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.github.cognitoauth.support.ScriptedPool.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for requests that ask for an authentication level.
 */
class TargetLevelTests {

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private static AuthenticationRequest.Builder request() {
		return AuthenticationRequest.builder("alice");
	}

	private static CognitoPasswordAuthenticator authenticator() {
		return CognitoPasswordAuthenticator.builder().client(pool.client().build()).build();
	}

	@Test
	void authenticateWhenLevelIsWantedThenFlowIsUserAuthAndParametersAreSent() {
		pool.answer(CognitoOperation.InitiateAuth,
				"{\"ChallengeName\": \"SOFTWARE_TOKEN_MFA\", \"Session\": \"session-1\"}");

		Results.of(authenticator().authenticate(request().targetLevels("urn:cognito:loa:4", "urn:cognito:loa:3")
			.maxAge(Duration.ofMillis(300_900))
			.accessToken("access-1")
			.build()));

		assertThat(pool.lastBody(CognitoOperation.InitiateAuth)).isEqualTo(json("""
				{"AuthFlow": "USER_AUTH", "ClientId": "%s", "AuthParameters": {"USERNAME": "alice",
				"TARGET_ACR_VALUES": "urn:cognito:loa:4 urn:cognito:loa:3", "MAX_AGE": "300",
				"ACCESS_TOKEN": "access-1"}}""".formatted(ScriptedPool.CLIENT_ID)));
	}

	@Test
	void authenticateWhenPlanIsTooLowThenErrorIsFinal() {
		pool.answer(CognitoOperation.InitiateAuth,
				ScriptedPool.error("FeatureUnavailableInTierException", null).withStatus(403));

		CognitoException failure = Results
			.failure(authenticator().authenticate(request().targetLevels("urn:cognito:loa:4").build()));

		assertThat(failure).isInstanceOf(CognitoMisconfiguredException.class);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.FEATURE_NOT_IN_PLAN);
		assertThat(failure.isRetryable()).isFalse();
		assertThat(pool.requests()).hasSize(1);
	}

	@Test
	void respondWhenChoicesComeWithoutAChallengeThenUserChooses() {
		pool.answer(CognitoOperation.InitiateAuth,
				"{\"ChallengeName\": \"SOFTWARE_TOKEN_MFA\", \"Session\": \"session-1\"}");
		pool.answer(CognitoOperation.RespondToAuthChallenge, """
				{"AvailableChallenges": ["WEB_AUTHN", "SOMETHING_NEW"], "Session": "session-2"}""");
		SoftwareTokenMfaChallenge first = (SoftwareTokenMfaChallenge) ((ChallengeRequired) Results
			.of(authenticator().authenticate(request().targetLevels("urn:cognito:loa:4").build()))).challenge();

		SelectChallenge next = (SelectChallenge) ((ChallengeRequired) Results
			.of(authenticator().respond(first.answer("123456")))).challenge();

		assertThat(next.availableChallenges()).containsExactly(ChallengeName.WEB_AUTHN,
				new ChallengeName("SOMETHING_NEW"));
		assertThat(next.session()).isEqualTo("session-2");
	}

	@Test
	void buildWhenTokenOrAgeHasNoTargetThenIsRefused() {
		assertThatIllegalStateException().isThrownBy(() -> request().accessToken("access-1").build())
			.withMessageContaining("targetLevels")
			.withMessageNotContaining("access-1");
		assertThatIllegalStateException().isThrownBy(() -> request().maxAge(Duration.ZERO).build());
		assertThatIllegalArgumentException().isThrownBy(() -> request().maxAge(Duration.ofSeconds(-1)));
	}

	@ParameterizedTest
	@EnumSource(value = AuthFlow.class, mode = Mode.EXCLUDE, names = "USER_AUTH")
	void buildWhenFlowHasNeitherLevelsNorSessionThenIsRefused(AuthFlow flow) {
		assertThatIllegalStateException().isThrownBy(() -> request().flow(flow).targetLevels("high").build())
			.withMessageContaining("USER_AUTH");
		assertThatIllegalStateException().isThrownBy(() -> request().flow(flow).session("session-1").build())
			.withMessageContaining("USER_AUTH")
			.withMessageNotContaining("session-1");
	}

	@Test
	void buildWhenOnlySessionIsGivenThenFlowIsUserAuth() {
		assertThat(request().session("session-1").build().flow()).isEqualTo(AuthFlow.USER_AUTH);
		assertThat(request().build().flow()).isNull();
	}

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", "a b", "a\"b", "a\\b", "a\nb",
			"12345678901234567890123456789012345678901234567890123456789012345" })
	void targetLevelsWhenNameIsNoneThenIsRefused(String level) {
		assertThatIllegalArgumentException().isThrownBy(() -> request().targetLevels(level));
	}

	@Test
	void mutateWhenNothingIsChangedThenAllIsKept() {
		AuthenticationRequest request = request().password("Wonderland-1")
			.preferredChallenge(ChallengeName.PASSWORD)
			.targetLevels("high")
			.maxAge(Duration.ofSeconds(5))
			.accessToken("access-1")
			.authParameter("NEW", "value")
			.build();

		assertThat(request.mutate().build()).usingRecursiveComparison().isEqualTo(request);
		assertThat(request.toString()).contains("high").doesNotContain("access-1", "Wonderland-1", "value");
	}

}
