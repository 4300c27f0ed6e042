// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.oauth2;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.github.cognitoauth.MovableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpStatus;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.reactive.function.client.ClientResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for {@link CognitoIssuerKeys}, through both decoders.
 */
class CognitoIssuerKeysTests {

	private static final String ORIGINAL = "https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private static final String UPDATED = "https://issuer-cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Ab1Cd2Ef3";

	private static final Duration TIMEOUT = Duration.ofSeconds(10);

	private final TestKeySets keySets = new TestKeySets();

	private final MovableClock clock = new MovableClock(Instant.parse("2026-11-29T12:00:00Z"));

	private final CognitoIssuerKeys keys = CognitoIssuerKeys
		.builder(List.of(CognitoIssuer.of(ORIGINAL), CognitoIssuer.of(UPDATED)), this.keySets::client)
		.timeout(TIMEOUT)
		.outageTolerance(Duration.ofHours(24))
		.clock(this.clock)
		.build();

	private final CognitoIssuerReactiveJwtDecoder reactive = new CognitoIssuerReactiveJwtDecoder(this.keys, List.of());

	private final String token = TestTokens.access(ORIGINAL, (claims) -> {
	});

	private final RecordedLog log = new RecordedLog();

	@AfterEach
	void stopLog() {
		this.log.close();
	}

	@BeforeEach
	void serveKeys() {
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY));
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeysAreAtHandThenOneRequestInFiveMinutes(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		assertThat(this.keySets.count()).isZero();
		assertThat(decoder.apply(this.token).getSubject()).isEqualTo("sub-of-alice");
		this.clock.advance(Duration.ofSeconds(299));
		decoder.apply(this.token);
		assertThat(this.keySets.requests()).extracting(Object::toString)
			.containsExactly(ORIGINAL + "/.well-known/jwks.json");
		this.clock.advance(Duration.ofSeconds(1));
		decoder.apply(this.token);
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeyIsUnknownThenAtMostOneRequestInTenSeconds(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		for (int i = 0; i < 40; i++) {
			assertRefused(decoder, forged());
		}
		assertThat(this.keySets.count()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(10));
		for (int i = 0; i < 40; i++) {
			assertRefused(decoder, forged());
		}
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenPoolRotatesItsKeyThenFoundAtOnce(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.clock.advance(Duration.ofSeconds(10));
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY, TestTokens.NEXT_KEY));
		assertThat(decoder.apply(TestTokens.sign(TestTokens.NEXT_KEY, TestTokens.claims(ORIGINAL, (claims) -> {
		}))).getSubject()).isEqualTo("sub-of-alice");
		decoder.apply(this.token);
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeyIsWithdrawnThenRefusedAfterTheNextRequest(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.keySets.answer(200, TestTokens.jwks(TestTokens.NEXT_KEY));
		this.clock.advance(Duration.ofMinutes(5));
		// may still be served with the old key, and has the keys fetched
		Mono.fromSupplier(() -> decoder.apply(this.token)).onErrorComplete().block();
		assertRefused(decoder, this.token);
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenManyComeWithoutKeysThenOneRequest(Stack stack) {
		Sinks.One<ClientResponse> answer = Sinks.one();
		this.keySets.answer(answer::asMono);
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		List<CompletableFuture<Jwt>> waiting = IntStream.range(0, 8)
			.mapToObj((i) -> Mono.fromSupplier(() -> decoder.apply(this.token))
				.subscribeOn(Schedulers.boundedElastic())
				.toFuture())
			.toList();
		answer.tryEmitValue(ClientResponse.create(HttpStatus.OK).body(TestTokens.jwks(TestTokens.KEY)).build());
		assertThat(waiting).allSatisfy((result) -> assertThat(result).succeedsWithin(Duration.ofSeconds(30)));
		assertThat(this.keySets.count()).isEqualTo(1);
	}

	@Test
	void decodeWhenManyForgedComeAtOnceThenOneRequest() {
		Sinks.One<ClientResponse> answer = Sinks.one();
		this.keySets.answer(answer::asMono);
		List<CompletableFuture<Jwt>> waiting = IntStream.range(0, 400)
			.mapToObj((i) -> this.reactive.decode(forged()).toFuture())
			.toList();
		answer.tryEmitValue(ClientResponse.create(HttpStatus.OK).body(TestTokens.jwks(TestTokens.KEY)).build());
		assertThat(waiting).allSatisfy((result) -> assertThat(result).failsWithin(Duration.ofSeconds(30)));
		assertThat(this.keySets.count()).isEqualTo(1);
	}

	@Test
	void decodeWhenFirstCallerLeavesThenTheOthersGetTheirKeys() {
		Sinks.One<ClientResponse> answer = Sinks.one();
		this.keySets.answer(answer::asMono);
		Disposable first = this.reactive.decode(this.token).subscribe();
		CompletableFuture<Jwt> second = this.reactive.decode(this.token).toFuture();
		first.dispose();
		answer.tryEmitValue(ClientResponse.create(HttpStatus.OK).body(TestTokens.jwks(TestTokens.KEY)).build());
		assertThat(second).succeedsWithin(Duration.ofSeconds(30));
		assertThat(this.keySets.count()).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeysAreOldAndTheirServerHangsThenNobodyWaits(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.keySets.answer(Mono::never);
		this.clock.advance(Duration.ofHours(1));
		for (int i = 0; i < 3; i++) {
			assertThat(decoder.apply(this.token).getSubject()).isEqualTo("sub-of-alice");
		}
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeysCannotBeFetchedThenOldOnesServeUpToTheTolerance(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.keySets.answer(503, "");
		this.clock.advance(Duration.ofMinutes(5));
		for (int second = 0; second < 120; second++) {
			assertThat(decoder.apply(this.token).getSubject()).isEqualTo("sub-of-alice");
			this.clock.advance(Duration.ofSeconds(1));
		}
		assertThat(this.keySets.count()).isEqualTo(3);
		for (int quarter = 0; quarter < 24 * 4 - 1; quarter++) {
			assertThat(decoder.apply(this.token).getSubject()).isEqualTo("sub-of-alice");
			this.clock.advance(Duration.ofMinutes(15));
		}
		this.clock.advance(Duration.ofHours(1));
		assertUnavailable(decoder, this.token);
		assertThat(this.log.lines()).singleElement()
			.asString()
			.startsWith("WARN The keys of issuer '" + ORIGINAL + "' could not be fetched from " + ORIGINAL
					+ "/.well-known/jwks.json (status 503): those at hand serve on until ");
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY));
		this.clock.advance(Duration.ofSeconds(2));
		assertThat(decoder.apply(this.token).getSubject()).isEqualTo("sub-of-alice");
		assertThat(this.log.lines()).hasSize(2)
			.last()
			.isEqualTo("INFO The keys of issuer '" + ORIGINAL + "' can be fetched again");
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeyIsUnknownInAnOutageThenUnavailableAndSeldomAskedFor(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.keySets.answer(503, "");
		this.clock.advance(Duration.ofSeconds(10));
		for (int i = 0; i < 40; i++) {
			assertUnavailable(decoder, forged());
		}
		decoder.apply(this.token);
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenThereWasNeverAKeyThenUnavailableAndAskedForEveryTwoSeconds(Stack stack) {
		this.keySets.answer(503, "");
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		for (int i = 0; i < 40; i++) {
			assertUnavailable(decoder, this.token);
		}
		assertThat(this.keySets.count()).isEqualTo(1);
		this.clock.advance(Duration.ofSeconds(2));
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY));
		decoder.apply(this.token);
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenAnswerIsNoKeySetThenUnavailable(Stack stack) {
		for (String body : List.of("", "nonsense", "{}", "{\"keys\":[]}", "{\"keys\":[{\"kty\":\"oct\",\"k\":\"AA\"}]}",
				"[".repeat(10_000), "{\"keys\":[" + " ".repeat(JwkSetRequest.MAX_BYTES) + "]}")) {
			this.keySets.answer(200, body);
			assertUnavailable(stack.decoder(this.keys), this.token);
			this.clock.advance(Duration.ofSeconds(2));
		}
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeySetIsRedirectedThenUnavailable(Stack stack) {
		this.keySets.answer(() -> Mono.just(ClientResponse.create(HttpStatus.FOUND)
			.header("Location", "https://keys.example.com/jwks.json")
			.build()));
		assertUnavailable(stack.decoder(this.keys), this.token);
		assertThat(this.keySets.count()).isEqualTo(1);
	}

	@Test
	void decodeWhenAnswerNeverEndsThenUnavailableAfterTheTimeout() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try {
			this.keySets.answer(() -> Mono.just(ClientResponse.create(HttpStatus.OK)
				.body(Flux.interval(Duration.ofSeconds(1)).map((tick) -> " ").transform(TestKeySets::bytes))
				.build()));
			StepVerifier.create(this.reactive.decode(this.token))
				.expectSubscription()
				.then(() -> time.advanceTimeBy(TIMEOUT))
				.expectError(CognitoKeysUnavailableException.class)
				.verify(Duration.ofSeconds(30));
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@Test
	void decodeWhenServerHangsThenUnknownKeysWaitShortlyAndKnownOnesNotAtAll() {
		VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
		try {
			StepVerifier.create(this.reactive.decode(this.token))
				.expectNextCount(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
			this.keySets.answer(Mono::never);
			this.clock.advance(Duration.ofMinutes(1));
			StepVerifier.create(this.reactive.decode(forged()))
				.expectSubscription()
				.then(() -> time.advanceTimeBy(Duration.ofSeconds(2)))
				.expectError(CognitoKeysUnavailableException.class)
				.verify(Duration.ofSeconds(30));
			StepVerifier.create(this.reactive.decode(this.token))
				.expectNextCount(1)
				.expectComplete()
				.verify(Duration.ofSeconds(30));
			assertThat(this.keySets.count()).isEqualTo(2);
		}
		finally {
			VirtualTimeScheduler.reset();
		}
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenIssuerHasNoKeySetThenRefusedAndTheOtherFormIsNot(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		this.keySets.answer(403, "");
		String updated = TestTokens.access(UPDATED, (claims) -> {
		});
		for (int i = 0; i < 40; i++) {
			assertRefused(decoder, updated);
		}
		assertThat(this.keySets.count()).isEqualTo(1);
		this.keySets.answer(200, TestTokens.jwks(TestTokens.KEY));
		decoder.apply(this.token);
		assertRefused(decoder, updated);
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(decoder.apply(updated).getSubject()).isEqualTo("sub-of-alice");
		assertThat(this.log.lines()).singleElement().asString().startsWith("INFO").contains(UPDATED, "status 403");
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenKeyIsOfTheOtherIssuerThenRefused(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		decoder.apply(this.token);
		this.keySets.answer(200, TestTokens.jwks(TestTokens.NEXT_KEY));
		assertRefused(decoder, TestTokens.access(UPDATED, (claims) -> {
		}));
		assertThat(this.keySets.count()).isEqualTo(2);
	}

	@ParameterizedTest
	@EnumSource
	void decodeWhenIssuerIsNotOnTheListThenNothingIsFetchedAndTheLogSaysWhich(Stack stack) {
		Function<String, Jwt> decoder = stack.decoder(this.keys);
		List<String> issuers = List.of(ORIGINAL + "/", ORIGINAL.toUpperCase(Locale.ROOT), ORIGINAL + "x",
				"http" + ORIGINAL.substring(5), ORIGINAL.replace("eu-west-1.", "us-east-1."), " " + ORIGINAL);
		for (String issuer : issuers) {
			assertRefused(decoder, TestTokens.access(issuer, (claims) -> {
			}));
		}
		assertRefused(decoder, TestTokens.access(ORIGINAL, (claims) -> claims.issuer(null)));
		assertThat(this.keySets.count()).isZero();
		assertThat(this.log.lines()).containsExactly("WARN A token of issuer '" + ORIGINAL
				+ "/' was refused; accepted are those of [%s, %s]".formatted(ORIGINAL, UPDATED));
		this.clock.advance(Duration.ofMinutes(1));
		assertRefused(decoder, TestTokens.access("x\nWARN forged" + "y".repeat(1000), (claims) -> {
		}));
		assertThat(this.log.lines()).hasSize(2)
			.last()
			.asString()
			.startsWith("WARN A token of issuer 'x?WARN forgedyy")
			.hasSizeLessThan(600);
	}

	private static String forged() {
		return TestTokens.sign(TestTokens.KEY, UUID.randomUUID().toString(), TestTokens.claims(ORIGINAL, (claims) -> {
		}));
	}

	private static void assertRefused(Function<String, Jwt> decoder, String token) {
		assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> decoder.apply(token));
	}

	private static void assertUnavailable(Function<String, Jwt> decoder, String token) {
		assertThatExceptionOfType(CognitoKeysUnavailableException.class).isThrownBy(() -> decoder.apply(token))
			.satisfies((ex) -> assertThat(ex.getRetryAfter()).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(10)));
	}

	/** Both stacks. */
	enum Stack {

		SERVLET {
			@Override
			Function<String, Jwt> decoder(CognitoIssuerKeys keys) {
				return new CognitoIssuerJwtDecoder(keys, List.of())::decode;
			}
		},

		WEBFLUX {
			@Override
			Function<String, Jwt> decoder(CognitoIssuerKeys keys) {
				CognitoIssuerReactiveJwtDecoder decoder = new CognitoIssuerReactiveJwtDecoder(keys, List.of());
				return (token) -> decoder.decode(token).blockOptional(Duration.ofSeconds(30)).orElseThrow();
			}
		};

		abstract Function<String, Jwt> decoder(CognitoIssuerKeys keys);

	}

}
