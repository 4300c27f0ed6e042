// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.source;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.AuthenticationOutcome.Authenticated;
import io.github.cognitoauth.authentication.AuthenticationOutcome.ChallengeRequired;
import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestChallenges;
import io.github.cognitoauth.authentication.TotpSecret;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoEndpoint;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorAdvice;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.github.cognitoauth.protocol.RequestMetadata;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.TokenSource;
import io.github.cognitoauth.token.TokenSource.Fingerprint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.BDDMockito;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;

/**
 * Tests for {@link PasswordTokenSource}.
 */
class PasswordTokenSourceTests {

	private static final AuthenticationRequest REQUEST = AuthenticationRequest.builder("worker")
		.password("Secret-0815")
		.build();

	private final VirtualTime time = new VirtualTime();

	private final TotpSecret secret = TotpSecret.fromBase32("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

	private final CognitoPasswordAuthenticator authenticator = mock(CognitoPasswordAuthenticator.class);

	private final List<Map<String, String>> sent = new ArrayList<>();

	private final TokenSource source = new PasswordTokenSource(this.authenticator, REQUEST,
			new TotpCodes(this.secret, this.time, this.time.scheduler()));

	private final AuthenticationOutcome signedIn = new Authenticated(tokens());

	private CognitoTokens tokens() {
		return CognitoTokens.builder("access", this.time.instant(), Duration.ofHours(1)).build();
	}

	private static CognitoException error(String code, CognitoErrorReason reason) {
		return CognitoError.local(code, reason).toException(null);
	}

	private static CognitoClient client(String clientId, String secret) {
		return CognitoClient.builder()
			.clientId(clientId)
			.clientSecret(secret)
			.endpoint(CognitoEndpoint.ofUri(URI.create("https://cognito.example")))
			.build();
	}

	private TokenSource sourceOf(CognitoClient client) {
		return TokenSources.password(CognitoPasswordAuthenticator.builder().client(client).build(), REQUEST);
	}

	@Test
	void fingerprintWhenAppClientsDifferThenTheyAreDifferentAccounts() {
		Fingerprint first = sourceOf(client("client1", "secret-of-the-client-1")).fingerprint();
		assertThat(first).isEqualTo(sourceOf(client("client1", "secret-of-the-client-1")).fingerprint());
		assertThat(sourceOf(client("client2", "secret-of-the-client-1")).fingerprint().owner())
			.isNotEqualTo(first.owner());
		assertThat(sourceOf(client("client1", "secret-of-the-client-2")).fingerprint()).satisfies((rotated) -> {
			assertThat(rotated.owner()).isEqualTo(first.owner());
			assertThat(rotated.credentials()).isNotEqualTo(first.credentials());
		});
	}

	@Test
	void callBudgetThenIsThatOfTheClient() {
		CognitoClient client = client("client1", "secret-of-the-client-1");
		assertThat(sourceOf(client).callBudget()).isSameAs(client.callBudget());
	}

	@Test
	void signInAnewThenWaitsForTheNextCodeAsAnotherMayHaveUsedThePresentOne() {
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		answers(Mono.just(this.signedIn));
		String present = this.secret.codeAt(this.time.instant());
		StepVerifier.create(this.source.signInAnew())
			.expectSubscription()
			.then(() -> assertThat(this.sent).isEmpty())
			.then(() -> this.time.advance(Duration.ofSeconds(30)))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.sent).singleElement()
			.extracting((answer) -> answer.get("SOFTWARE_TOKEN_MFA_CODE"))
			.isEqualTo(this.secret.codeAt(this.time.instant()))
			.isNotEqualTo(present);
	}

	@Test
	void passwordThenCodesAreThoseOfTheSecret() {
		TokenSource source = TokenSources.password(this.authenticator, REQUEST, this.secret);
		assertThat(source.fingerprint()).isEqualTo(this.source.fingerprint());
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.password(this.authenticator, REQUEST, null))
			.withMessageContaining("'totpSecret'");
	}

	@Test
	void signInWhenCodeIsAskedForThenAnswersIt() {
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		answers(Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(this.sent)
			.containsExactly(Map.of("SOFTWARE_TOKEN_MFA_CODE", this.secret.codeAt(this.time.instant())));
	}

	@Test
	void signInWhenAReplicaAsksForACodeThenNoneIsSentAsItHasNoSecrets() {
		try (CognitoClient client = CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("client1")
			.replica(ReplicaRegion.of("eu-central-1"))
			.build()) {
			given(this.authenticator.client()).willReturn(client);
			begin(new ChallengeRequired(TestChallenges.inRegion("eu-central-1", "SOFTWARE_TOKEN_MFA", Map.of())));
			StepVerifier.create(this.source.signIn())
				.expectErrorSatisfies((ex) -> assertThat(ex).isInstanceOfSatisfying(CognitoException.class, (error) -> {
					assertThat(error.reason()).isEqualTo(CognitoErrorReason.OPERATION_NOT_ENABLED);
					assertThat(error.region()).isEqualTo("eu-central-1");
				}))
				.verify(Duration.ofSeconds(5));
			assertThat(this.sent).isEmpty();
			begin(new ChallengeRequired(TestChallenges.inRegion("eu-west-1", "SOFTWARE_TOKEN_MFA", Map.of())));
			answers(Mono.just(this.signedIn));
			StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
		}
	}

	@Test
	void signInWhenAReplicaAsksForAnythingElseThanACodeThenAnswersIt() {
		try (CognitoClient client = CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("client1")
			.replica(ReplicaRegion.of("eu-central-1"))
			.build()) {
			given(this.authenticator.client()).willReturn(client);
			begin(new ChallengeRequired(TestChallenges.inRegion("eu-central-1", "PASSWORD", Map.of())));
			answers(Mono.just(this.signedIn));
			StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
			assertThat(this.sent).containsExactly(Map.of("PASSWORD", "Secret-0815"));
			begin(new ChallengeRequired(TestChallenges.inRegion("eu-central-1", "SELECT_MFA_TYPE",
					Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]"))));
			StepVerifier.create(this.source.signIn())
				.expectErrorSatisfies((ex) -> assertThat(((CognitoException) ex).reason())
					.isEqualTo(CognitoErrorReason.OPERATION_NOT_ENABLED))
				.verify(Duration.ofSeconds(5));
		}
	}

	@Test
	void signInWhenPasswordIsWrongThenItIsTriedOnce() {
		AtomicInteger signIns = new AtomicInteger();
		given(this.authenticator.authenticate(REQUEST)).willReturn(Mono.defer(() -> {
			signIns.incrementAndGet();
			return Mono.error(error("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS));
		}));
		StepVerifier.create(this.source.signIn())
			.expectErrorMatches((ex) -> ((CognitoException) ex).reason() == CognitoErrorReason.WRONG_CREDENTIALS)
			.verify(Duration.ofSeconds(5));
		assertThat(signIns).as("each counts for the lock-out").hasValue(1);
	}

	@Test
	void signInWhenCodeIsExpiredThenTheNextCodeIsSent() {
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		answers(Mono.error(error("ExpiredCodeException", CognitoErrorReason.CODE_EXPIRED)), Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn())
			.expectSubscription()
			.then(() -> this.time.advance(Duration.ofSeconds(30)))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void signInWhenOnlyThePlainPasswordCanBeChosenThenSendsIt() {
		begin(new ChallengeRequired(TestChallenges.named("SELECT_CHALLENGE", Map.of(), "EMAIL_OTP", "PASSWORD")));
		answers(Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(this.sent).containsExactly(Map.of("ANSWER", "PASSWORD", "PASSWORD", "Secret-0815"));
	}

	@Test
	void signInWhenPasswordCannotBeChosenThenNeedsAPerson() {
		begin(new ChallengeRequired(TestChallenges.named("SELECT_CHALLENGE", Map.of(), "EMAIL_OTP", "WEB_AUTHN")));
		StepVerifier.create(this.source.signIn())
			.expectErrorMatches((ex) -> "SELECT_CHALLENGE".equals(((CognitoException) ex).challengeName()))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void passwordWhenSomethingIsMissingThenSaysWhat() {
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.password(null, REQUEST))
			.withMessageContaining("'authenticator'");
		assertThatIllegalArgumentException().isThrownBy(() -> TokenSources.password(this.authenticator, null))
			.withMessageContaining("'request'");
		assertThat(this.source).hasToString("TokenSource[password]");
	}

	@Test
	void nextWhenAskedOftenInOneStepThenNoCodeComesTwice() {
		TotpCodes codes = new TotpCodes(this.secret, this.time, this.time.scheduler());
		List<String> given = new ArrayList<>();
		for (int i = 0; i < 4; i++) {
			codes.next().subscribe(given::add);
		}
		this.time.advance(Duration.ofSeconds(90));
		assertThat(given).hasSize(4).doesNotHaveDuplicates();
	}

	@Test
	void nextWhenClockIsSetBackThenDoesNotWaitForIt() {
		TotpCodes codes = new TotpCodes(this.secret, this.time, this.time.scheduler());
		codes.next().block(Duration.ofSeconds(5));
		this.time.jump(Duration.ofHours(-1));
		assertThat(codes.next().block(Duration.ofSeconds(5))).isEqualTo(this.secret.codeAt(this.time.instant()));
	}

	@Test
	void credentialsWhenPasswordDiffersThenDifferAndDoNotShowIt() {
		TokenSource other = TokenSources.password(this.authenticator,
				AuthenticationRequest.builder("worker").password("Secret-0816").build());
		TokenSource same = TokenSources.password(this.authenticator, REQUEST);
		String credentials = same.fingerprint().credentials();
		assertThat(credentials)
			.isEqualTo(TokenSources.password(this.authenticator, REQUEST).fingerprint().credentials())
			.isNotEqualTo(other.fingerprint().credentials())
			.isNotEqualTo(this.source.fingerprint().credentials())
			.doesNotContain("Secret");
		assertThat(same.fingerprint().toString()).doesNotContain(credentials);
	}

	@Test
	void signInWhenFactorIsAskedForThenChoosesTheApp() {
		begin(challenge("SELECT_MFA_TYPE", Map.of("MFAS_CAN_CHOOSE", "[\"SMS_MFA\",\"SOFTWARE_TOKEN_MFA\"]")));
		answers(Mono.just(challenge("SOFTWARE_TOKEN_MFA", Map.of())), Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(this.sent).hasSize(2).first().isEqualTo(Map.of("ANSWER", "SOFTWARE_TOKEN_MFA"));
	}

	@Test
	void signInWhenWayIsAskedForThenProvesThePassword() {
		begin(new ChallengeRequired(
				TestChallenges.named("SELECT_CHALLENGE", Map.of(), "EMAIL_OTP", "PASSWORD", "PASSWORD_SRP")));
		answers(Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn()).expectNextCount(1).expectComplete().verify(Duration.ofSeconds(5));
		assertThat(this.sent).containsExactly(Map.of("ANSWER", "PASSWORD_SRP"));
	}

	@Test
	void signInWhenCodeIsRefusedThenTheNextCodeIsSentAndNeverTheSameTwice() {
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		answers(Mono.error(mismatch()), Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn())
			.expectSubscription()
			.then(() -> assertThat(this.sent).hasSize(1))
			.then(() -> this.time.advance(Duration.ofSeconds(30)))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		assertThat(this.sent).hasSize(2).doesNotHaveDuplicates();
	}

	@Test
	void signInWhenRefusedCodeSpendsTheSessionThenTheNextCodeIsSentInAnother() {
		AuthenticationOutcome first = challenge("SOFTWARE_TOKEN_MFA", Map.of());
		AuthenticationOutcome second = challenge("SOFTWARE_TOKEN_MFA", Map.of());
		given(this.authenticator.authenticate(REQUEST)).willReturn(Mono.just(first), Mono.just(second));
		Set<CognitoChallenge> spent = Collections.newSetFromMap(new IdentityHashMap<>());
		given(this.authenticator.respond(any())).willAnswer((call) -> {
			CognitoChallenge question = call.getArgument(0, ChallengeAnswer.class).challenge();
			boolean known = question == ((ChallengeRequired) second).challenge();
			return known ? Mono.just(this.signedIn) : Mono.error(spent.add(question) ? mismatch()
					: error("NotAuthorizedException", CognitoErrorReason.SESSION_SPENT));
		});
		StepVerifier.create(this.source.signIn())
			.expectSubscription()
			.then(() -> this.time.advance(Duration.ofSeconds(30)))
			.expectNextCount(1)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void signInWhenTwoCodesAreRefusedThenGivesUp() {
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		answers(Mono.error(mismatch()), Mono.error(mismatch()), Mono.just(this.signedIn));
		StepVerifier.create(this.source.signIn())
			.expectSubscription()
			.then(() -> this.time.advance(Duration.ofSeconds(30)))
			.expectErrorMatches((failure) -> !((CognitoException) failure).reason().canPass())
			.verify(Duration.ofSeconds(5));
		assertThat(this.sent).hasSize(2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SMS_MFA", "EMAIL_OTP", "NEW_PASSWORD_REQUIRED", "MFA_SETUP", "CUSTOM_CHALLENGE",
			"WEB_AUTHN", "SOMETHING_NEW" })
	void signInWhenChallengeNeedsAPersonThenClearErrorAndNoAnswer(String name) {
		begin(challenge(name, Map.of()));
		StepVerifier.create(this.source.signIn())
			.expectErrorSatisfies((failure) -> assertThat(failure).isInstanceOf(CognitoException.class)
				.hasMessageContaining("ChallengeNotAnswerable")
				.extracting((ex) -> ((CognitoException) ex).challengeName(),
						(ex) -> ((CognitoException) ex).reason().canPass())
				.containsExactly(name, false))
			.verify(Duration.ofSeconds(5));
		BDDMockito.then(this.authenticator).should(never()).respond(any());
	}

	@Test
	void signInWhenThereIsNoSecretThenErrorSaysThatOneIsNeeded() {
		TokenSource plain = TokenSources.password(this.authenticator, REQUEST);
		begin(challenge("SOFTWARE_TOKEN_MFA", Map.of()));
		StepVerifier.create(plain.signIn())
			.expectErrorSatisfies((failure) -> assertThat(CognitoErrorAdvice.of((CognitoException) failure))
				.startsWith("Set the TOTP secret"))
			.verify(Duration.ofSeconds(5));
	}

	@Test
	void signInWhenServiceAsksForeverThenEnds() {
		AuthenticationOutcome question = challenge("SELECT_MFA_TYPE",
				Map.of("MFAS_CAN_CHOOSE", "[\"SOFTWARE_TOKEN_MFA\"]"));
		begin(question);
		AtomicInteger answers = new AtomicInteger();
		given(this.authenticator.respond(any())).willReturn(Mono.fromSupplier(() -> {
			answers.incrementAndGet();
			return question;
		}));
		StepVerifier.create(this.source.signIn()).expectError(CognitoException.class).verify(Duration.ofSeconds(5));
		assertThat(answers).hasValue(5);
	}

	@Test
	void refreshAndRevokeThenLeftToTheAuthenticator() {
		CognitoTokens tokens = ((Authenticated) this.signedIn).tokens();
		given(this.authenticator.refresh(tokens, RequestMetadata.none())).willReturn(Mono.just(tokens));
		given(this.authenticator.revoke(tokens)).willReturn(Mono.empty());
		StepVerifier.create(this.source.refresh(tokens))
			.expectNext(tokens)
			.expectComplete()
			.verify(Duration.ofSeconds(5));
		StepVerifier.create(this.source.revoke(tokens)).expectComplete().verify(Duration.ofSeconds(5));
	}

	private void begin(AuthenticationOutcome outcome) {
		given(this.authenticator.authenticate(REQUEST)).willReturn(Mono.just(outcome));
	}

	@SafeVarargs
	private void answers(Mono<AuthenticationOutcome>... outcomes) {
		List<Mono<AuthenticationOutcome>> queue = new ArrayList<>(List.of(outcomes));
		given(this.authenticator.respond(any())).willAnswer((call) -> {
			this.sent.add(TestChallenges.responses(call.getArgument(0, ChallengeAnswer.class)));
			return queue.remove(0);
		});
	}

	private static AuthenticationOutcome challenge(String name, Map<String, String> parameters) {
		return new ChallengeRequired(TestChallenges.named(name, parameters));
	}

	private static CognitoException mismatch() {
		return error("CodeMismatchException", CognitoErrorReason.CODE_MISMATCH);
	}

}
