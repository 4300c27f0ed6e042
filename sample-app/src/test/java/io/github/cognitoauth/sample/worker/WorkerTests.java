// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.worker;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link Worker}.
 */
class WorkerTests {

	private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

	private static final Instant EXPIRY = NOW.plusSeconds(300);

	private final CognitoTokenProvider account = mock(CognitoTokenProvider.class);

	private final List<String> urls = new ArrayList<>();

	private VirtualTimeScheduler time = VirtualTimeScheduler.create();

	@BeforeEach
	void setUp() {
		this.time = VirtualTimeScheduler.getOrSet();
		given(this.account.state()).willReturn(new CognitoTokenProviderState("worker",
				CognitoTokenProviderState.Status.ACTIVE, EXPIRY, NOW, null, null, null, false, 0, 1, 2, 0, 3));
		given(this.account.getTokens()).willReturn(Mono.empty());
	}

	@AfterEach
	void tearDown() {
		VirtualTimeScheduler.reset();
	}

	@Test
	void startWhenApiAnswersThenCallsOncePerPeriod() {
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.OK));
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(this.urls).hasSize(3).containsOnly("http://localhost:8080/api/whoami");
		assertThat(worker.status()).isEqualTo(new WorkerStatus(3, 0, 1, 2, EXPIRY, "ACTIVE", null, null, NOW));
		worker.stop();
	}

	@Test
	void startWhenApiRefusesThenCountsFailureAndGoesOn() {
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.UNAUTHORIZED));
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(worker.status().calls()).isEqualTo(2);
		assertThat(worker.status().failures()).isEqualTo(2);
		assertThat(worker.history()).hasSize(2).noneMatch(WorkerSample::succeeded);
		worker.stop();
	}

	@Test
	void startWhenApiNeverAnswersThenCallsOneAtATimeAndGivesUpInTime() {
		Worker worker = worker(() -> "http://localhost:8080", Mono.never());
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(9));
		assertThat(this.urls).hasSize(1);
		this.time.advanceTimeBy(Duration.ofSeconds(2));
		assertThat(worker.status().failures()).isEqualTo(1);
		assertThat(this.urls).hasSizeGreaterThan(1);
		worker.stop();
	}

	@Test
	void startWhenFirstSignInIsSlowThenCallsAfterIt() {
		given(this.account.getTokens())
			.willReturn(Mono.<CognitoTokens>empty().delaySubscription(Duration.ofSeconds(25)));
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.OK));
		worker.start();
		this.time.advanceTimeBy(Duration.ofSeconds(24));
		assertThat(worker.status().calls()).isZero();
		this.time.advanceTimeBy(Duration.ofSeconds(1));
		assertThat(worker.status().calls()).isEqualTo(1);
		assertThat(worker.status().failures()).isZero();
		worker.stop();
	}

	@Test
	void startWhenFirstSignInFailsThenCallsAllTheSame() {
		given(this.account.getTokens()).willReturn(Mono.error(new IllegalStateException("refused")));
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.UNAUTHORIZED));
		worker.start();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(worker.status().failures()).isEqualTo(1);
		worker.stop();
	}

	@Test
	void startWhenApplicationBecomesReadyThenBelongsToTheContext() {
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.OK));
		assertThat(worker.isAutoStartup()).isFalse();
		worker.startWhenReady();
		assertThat(worker.isRunning()).isTrue();
		assertThat(worker.isAutoStartup()).isTrue();
		worker.stop();
	}

	@Test
	void startWhenThereIsNoWebServerThenDoesNotRun() {
		Worker worker = worker(() -> null, answer(HttpStatus.OK));
		worker.start();
		assertThat(worker.isRunning()).isFalse();
	}

	@Test
	void startWhenStoppedBeforeThenCallsAgain() {
		Worker worker = worker(() -> "http://localhost:8080", answer(HttpStatus.OK));
		worker.start();
		worker.stop();
		this.time.advanceTimeBy(Duration.ofSeconds(5));
		long calls = worker.status().calls();
		worker.start();
		this.time.advanceTimeBy(Duration.ofMillis(1));
		assertThat(worker.isRunning()).isTrue();
		assertThat(worker.status().calls()).isEqualTo(calls + 1);
		worker.stop();
	}

	private Worker worker(Supplier<@Nullable String> address, Mono<ClientResponse> answer) {
		ExchangeFunction exchange = (request) -> {
			this.urls.add(request.url().toString());
			return answer;
		};
		return new Worker(WebClient.builder().exchangeFunction(exchange).build(), address, this.account,
				Duration.ofSeconds(1), Clock.fixed(NOW, ZoneOffset.UTC));
	}

	private static Mono<ClientResponse> answer(HttpStatus status) {
		return Mono.fromSupplier(() -> ClientResponse.create(status).build());
	}

}
