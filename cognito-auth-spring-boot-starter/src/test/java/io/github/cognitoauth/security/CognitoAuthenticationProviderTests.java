// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.RequestMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.ArgumentCaptor;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.StaticMessageSource;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.FactorGrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

import static io.github.cognitoauth.authentication.TestSignIns.authenticated;
import static io.github.cognitoauth.authentication.TestSignIns.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CognitoAuthenticationProvider}.
 */
class CognitoAuthenticationProviderTests {

	private static final String PASSWORD = "Wonderland-1";

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final CognitoAuthenticationProvider provider = new CognitoAuthenticationProvider(this.authenticator);

	@Test
	void supportsPasswordsAndAnswersOnly() {
		assertThat(this.provider.supports(UsernamePasswordAuthenticationToken.class)).isTrue();
		assertThat(this.provider.supports(CognitoChallengeAuthenticationToken.class)).isTrue();
		assertThat(this.provider.supports(TestingAuthenticationToken.class)).isFalse();
	}

	@Test
	void authenticateWhenRightThenExactTokenWithUserGroupsAndFactor() {
		Instant issuedAt = Instant.parse("2026-11-22T10:00:00Z");
		givenOutcome(Mono.just(authenticated(TestSignIns.tokens(issuedAt, "alice", "admins", "ops"))));
		UsernamePasswordAuthenticationToken request = request("alice", PASSWORD);
		request.setDetails("details");
		Authentication result = this.provider.authenticate(request);
		// a subclass would lose earlier factors when filters merge them
		assertThat(result.getClass()).isEqualTo(UsernamePasswordAuthenticationToken.class);
		assertThat(result.isAuthenticated()).isTrue();
		assertThat(result.getName()).isEqualTo("alice");
		assertThat(result.getDetails()).isEqualTo("details");
		assertThat(result.getCredentials()).isNull();
		assertThat(result.getAuthorities()).extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("ROLE_admins", "ROLE_ops", "FACTOR_PASSWORD", "FACTOR_COGNITO_LEVEL_1");
		assertThat(result.getAuthorities()).filteredOn(FactorGrantedAuthority.class::isInstance)
			.extracting("issuedAt")
			.containsOnly(issuedAt);
		assertThat(result.getPrincipal()).isInstanceOfSatisfying(CognitoUser.class, (user) -> {
			assertThat(user.getUsername()).isEqualTo("alice");
			assertThat(user.getSubject()).isEqualTo("sub-of-alice");
			assertThat(user.getGroups()).containsExactly("admins", "ops");
			assertThat(user.getClaims()).containsEntry("email", "alice@example.com");
		});
	}

	@Test
	void authenticateWhenRightThenTokensAreTakenOnceAndNotShown() {
		CognitoTokens tokens = TestSignIns.tokens("alice");
		givenOutcome(Mono.just(authenticated(tokens)));
		Authentication result = this.provider.authenticate(request("alice", PASSWORD));
		assertThat(result.toString()).doesNotContain(tokens.accessToken(), "refresh-token", "eyJ", "alice@example.com");
		CognitoUser user = (CognitoUser) result.getPrincipal();
		assertThat(user).isNotNull();
		assertThat(user.takeTokens()).isSameAs(tokens);
		assertThat(user.takeTokens()).isNull();
	}

	@Test
	void authenticateWhenOwnAuthenticatorVouchesForNothingThenThereIsNoPasswordFactor() {
		givenOutcome(Mono.just(new Authenticated(TestSignIns.tokens("alice", "admins"))));
		assertThat(this.provider.authenticate(request("alice", PASSWORD)).getAuthorities())
			.extracting(GrantedAuthority::getAuthority)
			.contains("ROLE_admins")
			.doesNotContain("FACTOR_PASSWORD");
	}

	@Test
	void authenticateWhenPrefixAndMapperThenGroupsAreMappedAndFactorsAreNot() {
		givenOutcome(Mono.just(authenticated(TestSignIns.tokens("alice", "admins"))));
		CognitoAuthenticationProvider custom = provider(CognitoAuthenticationOptions.builder()
			.authorityPrefix("GROUP_")
			.authoritiesMapper((authorities) -> Set
				.of(new SimpleGrantedAuthority("MAPPED_" + authorities.iterator().next().getAuthority()))));
		assertThat(custom.authenticate(request("alice", PASSWORD)).getAuthorities())
			.extracting(GrantedAuthority::getAuthority)
			.containsExactlyInAnyOrder("MAPPED_GROUP_admins", "FACTOR_PASSWORD", "FACTOR_COGNITO_LEVEL_1");
	}

	@Test
	void authenticateWhenMetadataThenSent() {
		givenOutcome(Mono.just(authenticated(TestSignIns.tokens("alice"))));
		provider(CognitoAuthenticationOptions.builder()
			.requestMetadata((request) -> RequestMetadata.none().withUserContext("192.0.2.1", null)))
			.authenticate(request("alice", PASSWORD));
		ArgumentCaptor<AuthenticationRequest> sent = ArgumentCaptor.forClass(AuthenticationRequest.class);
		then(this.authenticator).should().authenticate(sent.capture());
		assertThat(sent.getValue().metadata().ipAddress()).isEqualTo("192.0.2.1");
	}

	@ParameterizedTest
	@CsvSource(value = { "'',secret", "' ',secret", "alice,''", "alice,'   '", "alice,NULL", "NULL,secret" },
			nullValues = "NULL")
	void authenticateWhenBlankThenBadCredentialsWithoutCall(String username, String password) {
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> this.provider
				.authenticate(UsernamePasswordAuthenticationToken.unauthenticated(username, password)))
			.withMessage("User name or password is not right.");
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class,
			names = { "WRONG_CREDENTIALS", "LOCKED_OUT", "USER_DISABLED", "USER_NOT_CONFIRMED",
					"PASSWORD_RESET_REQUIRED", "TEMPORARY_PASSWORD_EXPIRED", "UNUSABLE_CREDENTIALS",
					"REFUSED_BY_TRIGGER" })
	void authenticateWhenAccountCannotSignInThenAllLookTheSame(CognitoErrorReason reason) {
		givenOutcome(Mono.error(error("NotAuthorizedException", reason, "text of the service")));
		AuthenticationException failure = catchThrowableOfType(AuthenticationException.class,
				() -> this.provider.authenticate(request("alice", PASSWORD)));
		// the stock class: events are published by exact class name
		assertThat(failure.getClass()).isEqualTo(BadCredentialsException.class);
		assertThat(failure).hasMessage("User name or password is not right.");
	}

	static Stream<Arguments> revealed() {
		return Stream.of(Arguments.of(CognitoErrorReason.WRONG_CREDENTIALS, BadCredentialsException.class),
				Arguments.of(CognitoErrorReason.LOCKED_OUT, LockedException.class),
				Arguments.of(CognitoErrorReason.USER_DISABLED, DisabledException.class),
				Arguments.of(CognitoErrorReason.USER_NOT_CONFIRMED, DisabledException.class),
				Arguments.of(CognitoErrorReason.PASSWORD_RESET_REQUIRED, CredentialsExpiredException.class),
				Arguments.of(CognitoErrorReason.TEMPORARY_PASSWORD_EXPIRED, CredentialsExpiredException.class),
				Arguments.of(CognitoErrorReason.REFUSED_BY_TRIGGER, DisabledException.class));
	}

	@ParameterizedTest
	@MethodSource("revealed")
	void authenticateWhenAccountStateIsRevealedThenTold(CognitoErrorReason reason,
			Class<? extends AuthenticationException> type) {
		givenOutcome(Mono.error(error("NotAuthorizedException", reason, "Only on weekdays")));
		CognitoAuthenticationProvider revealing = provider(
				CognitoAuthenticationOptions.builder().revealAccountState(true));
		assertThatExceptionOfType(type).isThrownBy(() -> revealing.authenticate(request("alice", PASSWORD)))
			.satisfies((failure) -> assertThat(failure.getMessage()).doesNotContainIgnoringCase("password is right"));
	}

	@ParameterizedTest
	@EnumSource(value = CognitoErrorReason.class, names = { "THROTTLED", "SERVICE_FAILURE", "CONNECT_FAILURE",
			"TRANSPORT_FAILURE", "TIMEOUT", "INVALID_RESPONSE", "LIMIT_EXCEEDED" })
	void authenticateWhenCognitoIsNotAvailableThenInternal(CognitoErrorReason reason) {
		givenOutcome(Mono.error(error(CognitoErrorCodes.UNKNOWN_ERROR, reason)));
		assertThatExceptionOfType(InternalAuthenticationServiceException.class)
			.isThrownBy(() -> this.provider.authenticate(request("alice", PASSWORD)))
			.withMessageContaining("not possible at the moment");
	}

	@ParameterizedTest
	@CsvSource({ "CLIENT_SECRET_REJECTED,ERROR,cognito.client-secret", "CLIENT_NOT_FOUND,ERROR,cognito.client-id",
			"FLOW_NOT_ENABLED,ERROR,cognito.sign-in.flow", "ATTRIBUTE_NOT_WRITABLE,WARN,attribute permissions",
			"UNSPECIFIED,WARN,CloudTrail" })
	void authenticateWhenMisconfiguredThenInternalAndOperatorIsTold(CognitoErrorReason reason, String level,
			String advice) {
		givenOutcome(Mono.error(error("ResourceNotFoundException", reason)));
		Logger logger = (Logger) LoggerFactory.getLogger(MisconfigurationLog.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		Level before = logger.getLevel();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(Level.WARN);
		try {
			assertThatExceptionOfType(InternalAuthenticationServiceException.class)
				.isThrownBy(() -> this.provider.authenticate(request("alice", PASSWORD)))
				.withMessageContaining("not possible at the moment");
		}
		finally {
			logger.setLevel(before);
			logger.detachAppender(appender);
		}
		assertThat(appender.list).singleElement().satisfies((event) -> {
			assertThat(event.getLevel()).hasToString(level);
			assertThat(event.getFormattedMessage()).contains("configuration error", advice, "request-id")
				.doesNotContain(PASSWORD);
		});
	}

	@Test
	void authenticateWhenSomethingUnexpectedThenInternal() {
		givenOutcome(Mono.error(new IllegalStateException("unexpected")));
		assertThatExceptionOfType(InternalAuthenticationServiceException.class)
			.isThrownBy(() -> this.provider.authenticate(request("alice", PASSWORD)));
	}

	@Test
	void authenticateWhenNoAnswerThenInternalAfterTimeout() {
		givenOutcome(Mono.never());
		CognitoAuthenticationProvider impatient = provider(
				CognitoAuthenticationOptions.builder().timeout(Duration.ofMillis(20)));
		assertThatExceptionOfType(InternalAuthenticationServiceException.class)
			.isThrownBy(() -> impatient.authenticate(request("alice", PASSWORD)));
	}

	@Test
	void authenticateWhenOnNonBlockingThreadThenRefused() {
		Mono<Authentication> call = Mono.fromCallable(() -> this.provider.authenticate(request("alice", PASSWORD)))
			.subscribeOn(Schedulers.parallel());
		assertThatIllegalStateException().isThrownBy(() -> call.block(Duration.ofSeconds(10)))
			.withMessageContaining("CognitoReactiveAuthenticationManager");
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@Test
	void messageSourceThenUsed() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.setUseCodeAsDefaultMessage(false);
		messages.addMessage("cognito.problem.credentials-rejected", Locale.getDefault(), "Falsch");
		this.provider.setMessageSource(messages);
		assertThatExceptionOfType(BadCredentialsException.class)
			.isThrownBy(() -> this.provider.authenticate(request("", PASSWORD)))
			.withMessage("Falsch");
	}

	@Test
	void messageWhenPoolAnswersOnAnotherThreadThenInLanguageOfTheRequest() {
		StaticMessageSource messages = new StaticMessageSource();
		messages.addMessage("cognito.problem.credentials-rejected", Locale.FRENCH, "Mauvais");
		this.provider.setMessageSource(messages);
		Mono<AuthenticationOutcome> refusal = Mono
			.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS));
		givenOutcome(refusal.delaySubscription(Duration.ofMillis(1), Schedulers.parallel()));
		LocaleContextHolder.setLocale(Locale.FRENCH);
		try {
			assertThatExceptionOfType(BadCredentialsException.class)
				.isThrownBy(() -> this.provider.authenticate(request("alice", PASSWORD)))
				.withMessage("Mauvais");
		}
		finally {
			LocaleContextHolder.resetLocaleContext();
		}
	}

	@Test
	void authenticateWhenUnconfirmedThenSaysNothingAboutThePassword() {
		givenOutcome(Mono.error(error("UserNotConfirmedException", CognitoErrorReason.USER_NOT_CONFIRMED)));
		CognitoAuthenticationProvider revealing = provider(
				CognitoAuthenticationOptions.builder().revealAccountState(true));
		assertThatExceptionOfType(DisabledException.class)
			.isThrownBy(() -> revealing.authenticate(request("alice", PASSWORD)))
			.withMessage("This account has not been confirmed yet.");
	}

	private CognitoAuthenticationProvider provider(CognitoAuthenticationOptions.Builder options) {
		return new CognitoAuthenticationProvider(this.authenticator, options.build());
	}

	private void givenOutcome(Mono<AuthenticationOutcome> outcome) {
		given(this.authenticator.authenticate(any(AuthenticationRequest.class))).willReturn(outcome);
	}

	private static UsernamePasswordAuthenticationToken request(String username, String password) {
		return UsernamePasswordAuthenticationToken.unauthenticated(username, password);
	}

}
