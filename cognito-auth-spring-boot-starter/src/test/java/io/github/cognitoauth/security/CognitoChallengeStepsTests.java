// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.ChallengeName;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.authentication.SelectChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.authentication.WebAuthnChallenge;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.factor.CognitoFactors;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInEnding;
import io.github.cognitoauth.security.text.CognitoTexts;
import io.github.cognitoauth.security.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DefaultAuthenticationEventPublisher;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.authenticatedWithoutPassword;
import static io.github.cognitoauth.authentication.TestSignIns.challenge;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static io.github.cognitoauth.authentication.TestSignIns.firstFactor;
import static io.github.cognitoauth.authentication.TestSignIns.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link CognitoChallengeException} and the answers to it.
 */
class CognitoChallengeStepsTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final CognitoAuthenticationProvider provider = new CognitoAuthenticationProvider(this.authenticator);

	private final List<Object> events = new ArrayList<>();

	@Test
	void challengeThenExceptionKeepsNoPassword() throws Exception {
		CognitoChallengeException failure = firstStep(challenge("SOFTWARE_TOKEN_MFA", Map.of()), manager());
		Authentication request = failure.getAuthenticationRequest();
		assertThat(request).isNotNull();
		assertThat(request.getName()).isEqualTo("alice");
		assertThat(request.getCredentials()).isNull();
		byte[] bytes = serialize(failure);
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(PASSWORD, TestSignIns.SESSION);
		CognitoChallengeException copy = (CognitoChallengeException) deserialize(bytes);
		assertThat(copy.getChallengeName()).isEqualTo("SOFTWARE_TOKEN_MFA");
		assertThat(copy.getPending()).isNull();
		assertThat(failure.toString()).doesNotContain(PASSWORD, TestSignIns.SESSION);
	}

	@Test
	void challengeThenNoOtherProviderIsAskedAndNoFailureIsPublished() {
		AuthenticationProvider other = mock();
		given(other.supports(any())).willReturn(true);
		firstStep(challenge("SMS_MFA", Map.of()), manager(other));
		then(other).should(never()).authenticate(any());
		assertThat(this.events).isEmpty();
	}

	@Test
	void answerWhenCodeIsWrongThenFailureIsPublished() {
		PendingSignIn step = step(challenge("SMS_MFA", Map.of()));
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH)));
		assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> manager().authenticate(code(step)));
		assertThat(this.events).hasOnlyElementsOfType(AuthenticationFailureBadCredentialsEvent.class).hasSize(1);
	}

	@Test
	void answerWhenSecondFactorThenMfaFactorAndPasswordOfTheFirstStep() {
		CognitoChallenge challenge = challenge("EMAIL_OTP", Map.of());
		PendingSignIn step = step(challenge);
		givenTokensAfterAnswer();
		Authentication result = manager().authenticate(code(step));
		assertThat(factors(result)).containsExactlyInAnyOrder("FACTOR_PASSWORD", "FACTOR_COGNITO_MFA");
		assertThat(result.getAuthorities()).filteredOn((it) -> it.getAuthority().equals("FACTOR_PASSWORD"))
			.extracting("issuedAt")
			.containsExactly(challenge.startedAt());
	}

	@Test
	void answerWhenNewPasswordThenNoMfaFactor() {
		NewPasswordRequiredChallenge challenge = challenge(NewPasswordRequiredChallenge.class, "NEW_PASSWORD_REQUIRED",
				Map.of());
		PendingSignIn step = step(challenge);
		givenTokensAfterAnswer();
		assertThat(factors(
				manager().authenticate(CognitoChallengeAuthenticationToken.answer(step, challenge.answer("Better-2")))))
			.containsExactly("FACTOR_PASSWORD");
	}

	@Test
	void answerWhenPasswordIsChosenThenPasswordFactor() {
		SelectChallenge challenge = TestSignIns.selectChallenge("PASSWORD", "EMAIL_OTP");
		PendingSignIn step = step(challenge);
		givenTokensAfterAnswer();
		assertThat(factors(manager()
			.authenticate(CognitoChallengeAuthenticationToken.answer(step, challenge.answerPassword(PASSWORD)))))
			.containsExactly("FACTOR_PASSWORD");
	}

	@Test
	void answerWhenCodeInsteadOfPasswordThenNoPasswordFactor() {
		SelectChallenge challenge = TestSignIns.selectChallenge("PASSWORD", "EMAIL_OTP");
		PendingSignIn first = step(challenge);
		given(this.authenticator.respond(any()))
			.willReturn(Mono.just(required(firstFactor(CodeChallenge.class, "EMAIL_OTP"))));
		CognitoChallengeException next = catchThrowableOfType(CognitoChallengeException.class,
				() -> manager().authenticate(
						CognitoChallengeAuthenticationToken.answer(first, challenge.answer(ChallengeName.EMAIL_OTP))));
		assertThat(next.getPending()).isNotNull();
		givenTokensWithoutPassword();
		assertThat(factors(manager().authenticate(code(next.getPending())))).containsExactly("FACTOR_COGNITO_OTP");
	}

	@Test
	void answerWhenPasskeyInsteadOfPasswordThenWebAuthnFactor() {
		PendingSignIn first = step(TestSignIns.selectChallenge("WEB_AUTHN"));
		WebAuthnChallenge passkey = firstFactor(WebAuthnChallenge.class, "WEB_AUTHN");
		PendingSignIn second = new PendingSignIn(passkey, null, first.factors());
		givenTokensWithoutPassword();
		assertThat(factors(
				manager().authenticate(CognitoChallengeAuthenticationToken.answer(second, passkey.answer("{}")))))
			.containsExactly(FactorGrantedAuthority.WEBAUTHN_AUTHORITY);
	}

	static Stream<Arguments> firstFactors() {
		return Stream.of(Arguments.of("EMAIL_OTP", CognitoFactors.OTP_AUTHORITY),
				Arguments.of("SMS_OTP", CognitoFactors.OTP_AUTHORITY),
				Arguments.of("SMS_MFA", CognitoFactors.OTP_AUTHORITY),
				Arguments.of("WEB_AUTHN", FactorGrantedAuthority.WEBAUTHN_AUTHORITY),
				Arguments.of("CUSTOM_CHALLENGE", CognitoFactors.CUSTOM_AUTHORITY));
	}

	@ParameterizedTest
	@MethodSource("firstFactors")
	void answerWhenPasswordWasTypedAndNotCheckedThenNeitherPasswordNorMfaFactor(String name, String factor) {
		CognitoChallenge challenge = firstFactor(CognitoChallenge.class, name);
		PendingSignIn step = step(challenge);
		givenTokensWithoutPassword();
		assertThat(factors(manager().authenticate(CognitoChallengeAuthenticationToken.answer(step, answer(challenge)))))
			.containsExactly(factor);
	}

	@Test
	void authenticateWhenNoPasswordWasCheckedThenNoFactor() {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(authenticatedWithoutPassword(TestSignIns.tokens("alice"))));
		assertThat(
				factors(manager().authenticate(UsernamePasswordAuthenticationToken.unauthenticated("alice", PASSWORD))))
			.isEmpty();
	}

	@Test
	void answerWhenCodeOfAnAppWasUsedThenToldAndFailureIsPublished() {
		PendingSignIn step = step(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("ExpiredCodeException", CognitoErrorReason.CODE_EXPIRED)));
		assertThatExceptionOfType(BadCredentialsException.class).isThrownBy(() -> manager().authenticate(code(step)))
			.withMessage("That code was used already. Wait for the next one.");
		assertThat(this.events).hasOnlyElementsOfType(AuthenticationFailureBadCredentialsEvent.class).hasSize(1);
	}

	@Test
	void answerWhenAddressIsTakenThenSameStepWithProblem() {
		NewPasswordRequiredChallenge challenge = challenge(NewPasswordRequiredChallenge.class, "NEW_PASSWORD_REQUIRED",
				Map.of());
		PendingSignIn step = step(challenge);
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("AliasExistsException", CognitoErrorReason.ALIAS_EXISTS)));
		CognitoChallengeException failure = catchThrowableOfType(CognitoChallengeException.class, () -> manager()
			.authenticate(CognitoChallengeAuthenticationToken.answer(step, challenge.answer("Better-2"))));
		assertThat(failure.getProblem()).isEqualTo(Text.of("cognito.problem.input-refused"));
		assertThat(failure).hasMessageContaining("not accepted");
		assertThat(failure.getPending()).isSameAs(step);
	}

	@Test
	void answerWhenNoneComesInTimeThenOutageThatKeepsTheChallenge() {
		PendingSignIn step = step(challenge("SMS_MFA", Map.of()));
		given(this.authenticator.respond(any())).willReturn(Mono.never());
		CognitoAuthenticationProvider impatient = new CognitoAuthenticationProvider(this.authenticator,
				CognitoAuthenticationOptions.builder().timeout(Duration.ofMillis(20)).build());
		AuthenticationException failure = catchThrowableOfType(AuthenticationException.class,
				() -> impatient.authenticate(code(step)));
		assertThat(failure).hasCauseInstanceOf(CognitoUnavailableException.class);
		CognitoChallengePolicy policy = CognitoChallengePolicy.defaults();
		assertThat(policy.after(policy.open(step), failure)).isNotNull();
	}

	@Test
	void challengesWithoutEndThenSignInFails() {
		CognitoChallengePolicy policy = CognitoChallengePolicy.defaults();
		CognitoChallengeException next = firstStep(challenge("CUSTOM_CHALLENGE", Map.of()), manager());
		assertThat(next.getPending()).isNotNull();
		OpenChallenge state = policy.open(next.getPending());
		for (int steps = 2; steps <= 20; steps++) {
			state = policy.after(state, next);
			assertThat(state).isNotNull();
			assertThat(state.steps()).isEqualTo(steps);
		}
		assertThat(policy.after(state, next)).isNull();
		SignInEnding ending = policy.ending(state, next, (text) -> CognitoTexts.standard().text(text, Locale.ENGLISH));
		assertThat(ending.text().code()).isEqualTo("cognito.problem.too-many-steps");
		assertThat(ending.failure()).isInstanceOf(BadCredentialsException.class)
			.hasMessageContaining("too many steps")
			.hasNoCause();
	}

	@Test
	void answerWhenCustomAfterPasswordThenNoMfaFactor() {
		CustomChallenge challenge = challenge(CustomChallenge.class, "CUSTOM_CHALLENGE", Map.of());
		PendingSignIn step = step(challenge);
		givenTokensAfterAnswer();
		assertThat(factors(
				manager().authenticate(CognitoChallengeAuthenticationToken.answer(step, challenge.answer("blue")))))
			.containsExactly("FACTOR_PASSWORD");
	}

	@Test
	void answerWhenTooLateThenExpired() {
		PendingSignIn step = step(challenge("SMS_MFA", Map.of()));
		given(this.authenticator.respond(any()))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.SESSION_EXPIRED)));
		assertThatExceptionOfType(CredentialsExpiredException.class)
			.isThrownBy(() -> this.provider.authenticate(code(step)))
			.withMessageContaining("too long");
	}

	@Test
	void answerWhenPasswordBreaksPolicyThenSameStepWithProblemAndNoEvent() {
		NewPasswordRequiredChallenge challenge = challenge(NewPasswordRequiredChallenge.class, "NEW_PASSWORD_REQUIRED",
				Map.of());
		PendingSignIn step = step(challenge);
		given(this.authenticator.respond(any())).willReturn(
				Mono.error(error("InvalidPasswordException", CognitoErrorReason.PASSWORD_POLICY, "Too short, sorry")));
		CognitoChallengeException failure = catchThrowableOfType(CognitoChallengeException.class, () -> manager()
			.authenticate(CognitoChallengeAuthenticationToken.answer(step, challenge.answer("short"))));
		assertThat(failure.getProblem()).isEqualTo(Text.of("cognito.problem.password-policy", "Too short, sorry"));
		assertThat(failure).hasMessageContaining("Too short, sorry");
		assertThat(failure.getPending()).isSameAs(step);
		assertThat(this.events).isEmpty();
	}

	@Test
	void challengeWhenOnlyAuthenticatorAppCanBeSetUpThenBegun() {
		MfaSetupChallenge challenge = setupChallenge("[\"SOFTWARE_TOKEN_MFA\"]");
		SoftwareTokenSetup setup = TestSignIns.setup(challenge, "JBSWY3DPEHPK3PXP");
		given(this.authenticator.associateSoftwareToken(challenge)).willReturn(Mono.just(setup));
		assertThat(step(challenge).softwareTokenSetup()).isSameAs(setup);
	}

	@Test
	void challengeWhenSetUpCannotBeginThenPageOffersIt() {
		MfaSetupChallenge challenge = setupChallenge("[\"SOFTWARE_TOKEN_MFA\"]");
		given(this.authenticator.associateSoftwareToken(challenge))
			.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		assertThat(step(challenge).softwareTokenSetup()).isNull();
	}

	@Test
	void answerWhenAuthenticatorAppIsChosenThenSetUpBegins() {
		MfaSetupChallenge challenge = setupChallenge("[\"SOFTWARE_TOKEN_MFA\",\"EMAIL_OTP\"]");
		PendingSignIn step = step(challenge);
		SoftwareTokenSetup setup = TestSignIns.setup(challenge, "JBSWY3DPEHPK3PXP");
		given(this.authenticator.associateSoftwareToken(challenge)).willReturn(Mono.just(setup));
		CognitoChallengeException next = catchThrowableOfType(CognitoChallengeException.class,
				() -> manager().authenticate(CognitoChallengeAuthenticationToken.softwareTokenSetup(step)));
		assertThat(next.getPending()).isNotNull();
		assertThat(next.getPending().softwareTokenSetup()).isSameAs(setup);
		assertThat(next.getProblem()).isNull();
	}

	@Test
	void answerThenTokenShowsNeitherAnswerNorSession() throws Exception {
		CognitoChallengeAuthenticationToken token = code(step(challenge("SMS_MFA", Map.of())));
		assertThat(token.getCredentials()).isNull();
		assertThat(token.toString()).doesNotContain("123456", TestSignIns.SESSION);
		byte[] bytes = serialize(token);
		assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain("123456", TestSignIns.SESSION);
		assertThat(((Authentication) deserialize(bytes)).getName()).isEqualTo("alice");
	}

	private ProviderManager manager(AuthenticationProvider... others) {
		List<AuthenticationProvider> providers = new ArrayList<>(List.of(this.provider));
		providers.addAll(List.of(others));
		ProviderManager manager = new ProviderManager(providers);
		manager.setAuthenticationEventPublisher(new DefaultAuthenticationEventPublisher(this.events::add));
		return manager;
	}

	private PendingSignIn step(CognitoChallenge challenge) {
		PendingSignIn step = firstStep(challenge, manager()).getPending();
		assertThat(step).isNotNull();
		return step;
	}

	private CognitoChallengeException firstStep(CognitoChallenge challenge, ProviderManager manager) {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class)))
			.willReturn(Mono.just(required(challenge)));
		AuthenticationException failure = catchThrowableOfType(AuthenticationException.class,
				() -> manager.authenticate(UsernamePasswordAuthenticationToken.unauthenticated("alice", PASSWORD)));
		assertThat(failure).isInstanceOf(CognitoChallengeException.class);
		return (CognitoChallengeException) failure;
	}

	private void givenTokensAfterAnswer() {
		given(this.authenticator.respond(any())).willReturn(Mono.just(authenticated(TestSignIns.tokens("alice"))));
	}

	private void givenTokensWithoutPassword() {
		given(this.authenticator.respond(any()))
			.willReturn(Mono.just(authenticatedWithoutPassword(TestSignIns.tokens("alice"))));
	}

	private static ChallengeAnswer answer(CognitoChallenge challenge) {
		return (challenge instanceof CodeChallenge code) ? code.answer("123456")
				: (challenge instanceof WebAuthnChallenge passkey) ? passkey.answer("{}")
						: ((CustomChallenge) challenge).answer("blue");
	}

	private static CognitoChallengeAuthenticationToken code(PendingSignIn step) {
		return CognitoChallengeAuthenticationToken.answer(step, ((CodeChallenge) step.challenge()).answer("123456"));
	}

	private static MfaSetupChallenge setupChallenge(String types) {
		return challenge(MfaSetupChallenge.class, "MFA_SETUP", Map.of("MFAS_CAN_SETUP", types));
	}

	private static List<String> factors(Authentication authentication) {
		return authentication.getAuthorities()
			.stream()
			.filter(FactorGrantedAuthority.class::isInstance)
			.map(GrantedAuthority::getAuthority)
			.filter((name) -> !name.startsWith("FACTOR_COGNITO_LEVEL_"))
			.toList();
	}

	private static byte[] serialize(Object value) throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (ObjectOutputStream stream = new ObjectOutputStream(out)) {
			stream.writeObject(value);
		}
		return out.toByteArray();
	}

	private static Object deserialize(byte[] bytes) throws Exception {
		try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
			return in.readObject();
		}
	}

}
