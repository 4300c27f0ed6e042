// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.security.CognitoAuthenticationProvider;
import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.TestSteps;
import io.github.cognitoauth.security.text.CognitoTexts;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;

import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoProblem}.
 */
class CognitoProblemTests {

	@Test
	void ofWhenNewPasswordIsRefusedThenSaysWhyInTheLanguageOfTheClient() {
		CognitoPasswordAuthenticator authenticator = mock();
		given(authenticator.respond(any())).willReturn(Mono.error(error("InvalidPasswordException",
				CognitoErrorReason.PASSWORD_POLICY, "Password did not conform with policy: Password not long enough")));
		NewPasswordRequiredChallenge challenge = challenge(NewPasswordRequiredChallenge.class, "NEW_PASSWORD_REQUIRED",
				Map.of());
		AuthenticationException failure = catchThrowableOfType(AuthenticationException.class,
				() -> new CognitoAuthenticationProvider(authenticator).authenticate(CognitoChallengeAuthenticationToken
					.answer(TestSteps.step(challenge), challenge.answer("weak"))));
		CognitoProblem problem = CognitoProblem.of(failure, CognitoTexts.standard(), Locale.GERMAN);
		assertThat(problem.status()).isEqualTo(HttpStatus.UNAUTHORIZED);
		JsonNode json = json(problem);
		assertThat(json.path("detail").asString()).isEqualTo("Das neue Passwort ist zu kurz.");
		assertThat(json.path("code").asString()).isEqualTo("cognito.problem.password-too-short");
		assertThat(json.path("challenge").asString()).isEqualTo("NEW_PASSWORD_REQUIRED");
	}

	@Test
	void ofThenCodeAndEnglishSentence() {
		JsonNode wrong = json(CognitoProblem.of(new BadCredentialsException("Bad credentials")));
		assertThat(wrong.path("code").asString()).isEqualTo("cognito.problem.credentials-rejected");
		assertThat(wrong.path("detail").asString()).isEqualTo("User name or password is not right.");
		CognitoProblem away = CognitoProblem.of(new InternalAuthenticationServiceException("away"));
		assertThat(away.status()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
		assertThat(json(away).path("code").asString()).isEqualTo("cognito.problem.unavailable");
	}

	private static JsonNode json(CognitoProblem problem) {
		return JsonMapper.builder().build().readTree(new String(problem.content(), StandardCharsets.UTF_8));
	}

}
