// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.web.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.protocol.CognitoErrorCodes;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.CognitoSessionSettings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.web.server.WebSession;

import static io.github.cognitoauth.authentication.TestSignIns.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.then;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link ServerCognitoSessionTokens}, with tokens that live for an hour.
 */
class ServerCognitoSessionTokensTests {

	private static final Duration LONG = Duration.ofSeconds(20);

	private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

	private final CognitoPasswordAuthenticator authenticator = mock();

	private final WebSessionServerCognitoTokensRepository repository = new WebSessionServerCognitoTokensRepository();

	private final MockServerWebExchange exchange = MockServerWebExchange.from(MockServerHttpRequest.get("/"));

	private final CognitoTokens first = TestSignIns.tokens(START, "alice");

	@Test
	void tokensWhenNobodyIsSignedInThenEmpty() {
		StepVerifier.create(tokens(Duration.ZERO).currentTokens(this.exchange)).expectComplete().verify(LONG);
	}

	@Test
	void tokensWhenFreshThenNoCall() {
		save();
		StepVerifier.create(tokens(Duration.ofMinutes(58)).currentTokens(this.exchange))
			.expectNext(this.first)
			.expectComplete()
			.verify(LONG);
		then(this.authenticator).shouldHaveNoInteractions();
	}

	@Test
	void tokensWhenDueThenOneRefreshForAllAndCancellationDoesNotMatter() {
		save();
		AtomicInteger calls = new AtomicInteger();
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(this.first))
			.willReturn(answer.asMono().doOnSubscribe((subscription) -> calls.incrementAndGet()));
		ServerCognitoSessionTokens tokens = tokens(Duration.ofHours(2));
		Disposable impatient = tokens.currentTokens(this.exchange).subscribe();
		Mono<CognitoTokens> patient = tokens.currentTokens(this.exchange);
		CognitoTokens second = TestSignIns.tokens(START.plus(Duration.ofHours(2)), "alice");
		StepVerifier.create(patient).then(() -> {
			impatient.dispose();
			answer.tryEmitValue(second);
		}).expectNext(second).expectComplete().verify(LONG);
		assertThat(calls).hasValue(1);
		StepVerifier.create(this.repository.loadTokens(this.exchange)).expectNext(second).expectComplete().verify(LONG);
	}

	@Test
	void tokensWhenFirstCallerGoesAwayThenEveryCopyOfTheSessionGetsTheNewOnes() {
		// as with Spring Session, each request has a copy of its own
		MockServerWebExchange impatient = copyOfSession();
		MockServerWebExchange patient = copyOfSession();
		Sinks.One<CognitoTokens> answer = Sinks.one();
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(answer.asMono());
		ServerCognitoSessionTokens tokens = tokens(Duration.ofHours(2));
		Disposable gone = tokens.currentTokens(impatient).subscribe();
		CognitoTokens second = TestSignIns.tokens(START.plus(Duration.ofHours(2)), "alice");
		StepVerifier.create(tokens.currentTokens(patient)).then(() -> {
			gone.dispose();
			answer.tryEmitValue(second);
		}).expectNext(second).expectComplete().verify(LONG);
		StepVerifier.create(this.repository.loadTokens(patient)).expectNext(second).expectComplete().verify(LONG);
		StepVerifier.create(this.repository.loadTokens(impatient)).expectNext(second).expectComplete().verify(LONG);
	}

	private MockServerWebExchange copyOfSession() {
		WebSession session = mock();
		given(session.getId()).willReturn("one-session");
		given(session.isStarted()).willReturn(true);
		given(session.getAttributes()).willReturn(new ConcurrentHashMap<>());
		given(session.save()).willReturn(Mono.empty());
		MockServerWebExchange copy = MockServerWebExchange.builder(MockServerHttpRequest.get("/"))
			.session(session)
			.build();
		StepVerifier.create(this.repository.saveTokens(this.first, copy)).expectComplete().verify(LONG);
		return copy;
	}

	@Test
	void tokensWhenNotAvailableThenOldOnesWhileTheyLive() {
		save();
		given(this.authenticator.refresh(any(CognitoTokens.class)))
			.willReturn(Mono.error(error(CognitoErrorCodes.TIMEOUT, CognitoErrorReason.TIMEOUT)));
		StepVerifier.create(tokens(Duration.ofMinutes(59).plusSeconds(30)).currentTokens(this.exchange))
			.expectNext(this.first)
			.expectComplete()
			.verify(LONG);
		StepVerifier.create(tokens(Duration.ofHours(1)).currentTokens(this.exchange))
			.expectError(CognitoUnavailableException.class)
			.verify(LONG);
	}

	@Test
	void tokensWhenRefreshTokenIsDeadThenForgotten() {
		save();
		given(this.authenticator.refresh(any(CognitoTokens.class)))
			.willReturn(Mono.error(error("NotAuthorizedException", CognitoErrorReason.REFRESH_TOKEN_REJECTED)));
		StepVerifier.create(tokens(Duration.ofHours(1)).currentTokens(this.exchange)).expectComplete().verify(LONG);
		StepVerifier.create(this.repository.loadTokens(this.exchange)).expectComplete().verify(LONG);
	}

	@ParameterizedTest
	@CsvSource({ "REFRESH_TOKEN_REJECTED,false", "PASSWORD_RESET_REQUIRED,false", "USER_NOT_CONFIRMED,false",
			"REFUSED_BY_TRIGGER,true", "CLIENT_SECRET_REJECTED,true" })
	void tokensWhenRefreshFailsBeforeTheyDieThenKeptUnlessUserMustSignInAgain(CognitoErrorReason reason, boolean kept) {
		save();
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.error(error("code", reason)));
		StepVerifier.create(tokens(Duration.ofMinutes(59).plusSeconds(30)).currentTokens(this.exchange))
			.expectNextSequence(kept ? List.of(this.first) : List.of())
			.expectComplete()
			.verify(LONG);
		StepVerifier.create(this.repository.loadTokens(this.exchange).hasElement())
			.expectNext(kept)
			.expectComplete()
			.verify(LONG);
	}

	@Test
	void tokensWhenNoAnswerComesThenOldOnesWhileTheyLive() {
		save();
		given(this.authenticator.refresh(any(CognitoTokens.class))).willReturn(Mono.never());
		StepVerifier.withVirtualTime(() -> tokens(Duration.ofMinutes(59).plusSeconds(30)).currentTokens(this.exchange))
			.thenAwait(Duration.ofSeconds(30))
			.expectNext(this.first)
			.expectComplete()
			.verify(LONG);
		StepVerifier.withVirtualTime(() -> tokens(Duration.ofHours(1)).currentTokens(this.exchange))
			.thenAwait(Duration.ofSeconds(30))
			.expectError(CognitoUnavailableException.class)
			.verify(LONG);
	}

	private ServerCognitoSessionTokens tokens(Duration later) {
		return new ServerCognitoSessionTokens(this.authenticator, this.repository,
				CognitoSessionSettings.builder().clock(Clock.fixed(START.plus(later), ZoneOffset.UTC)).build());
	}

	private void save() {
		StepVerifier.create(this.repository.saveTokens(this.first, this.exchange)).expectComplete().verify(LONG);
	}

}
