// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.limit;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link InMemoryCognitoRateLimiter} and what it is asked.
 */
class InMemoryCognitoRateLimiterTests {

	private final AtomicLong nanos = new AtomicLong();

	private final CognitoRateLimiter limiter = InMemoryCognitoRateLimiter.builder()
		.perAddress(new RateLimit(5, Duration.ofMinutes(1)))
		.perNameAndAddress(new RateLimit(3, Duration.ofMinutes(10)))
		.perFlow(new RateLimit(2, Duration.ofMinutes(15)))
		.ticker(this.nanos::get)
		.build();

	@Test
	void checkWhenNameFailsTooOftenFromOneAddressThenRefusedThereOnly() {
		for (int i = 0; i < 3; i++) {
			assertThat(check("192.0.2.1", "alice").isAllowed()).isTrue();
		}
		RateDecision refused = check("192.0.2.1", " ALICE ");
		assertThat(refused.isAllowed()).isFalse();
		assertThat(refused.limit()).isEqualTo("name-and-address");
		assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(4));
		assertThat(check("192.0.2.2", "alice").isAllowed()).isTrue();
		assertThat(check("192.0.2.1", "bob").isAllowed()).isTrue();
	}

	@Test
	void checkWhenManyNamesFailFromOneAddressThenAddressIsRefused() {
		for (int i = 0; i < 5; i++) {
			assertThat(check("192.0.2.1", "user-" + i).isAllowed()).isTrue();
		}
		assertThat(check("192.0.2.1", "user-5").limit()).isEqualTo("address");
		this.nanos.addAndGet(Duration.ofSeconds(12).toNanos());
		assertThat(check("192.0.2.1", "user-5").isAllowed()).isTrue();
	}

	@Test
	void checkWhenAttemptsDoNotFailThenNotCounted() {
		for (int i = 0; i < 20; i++) {
			RateDecision decision = check("192.0.2.1", "alice");
			assertThat(decision.isAllowed()).isTrue();
			decision.giveBack().block();
		}
	}

	@Test
	void checkWhenRefusedThenNoPlaceIsTaken() {
		for (int i = 0; i < 10; i++) {
			check("192.0.2.1", "alice");
		}
		assertThat(check("192.0.2.1", "bob").isAllowed()).isTrue();
		assertThat(check("192.0.2.1", "carol").isAllowed()).isTrue();
		assertThat(check("192.0.2.1", "dave").limit()).isEqualTo("address");
	}

	@Test
	void checkWhenAddressIsNotKnownThenNeverRefusedByNameAlone() {
		for (int i = 0; i < 50; i++) {
			assertThat(check(null, "alice").isAllowed()).isTrue();
		}
	}

	@Test
	void checkWhenFlowHasTooManyWrongAnswersThenRefused() {
		Attempt attempt = new Attempt(null, "alice", "flow-1");
		assertThat(decision(attempt).isAllowed()).isTrue();
		assertThat(decision(attempt).isAllowed()).isTrue();
		assertThat(decision(attempt).limit()).isEqualTo("flow");
	}

	@Test
	void checkWhenIpv6ThenOneNetworkIsOneClient() {
		for (int i = 1; i <= 3; i++) {
			assertThat(check("2001:db8:1:2::" + i, "alice").isAllowed()).isTrue();
		}
		assertThat(check("2001:db8:1:2:ffff::9", "alice").isAllowed()).isFalse();
		assertThat(check("2001:db8:1:3::1", "alice").isAllowed()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "127.0.0.1", "10.1.2.3", "192.168.0.7", "fd00::1", "::1" })
	void attemptWhenProxySaysWhereClientIsAndNobodyReadsItThenAddressIsNotKnown(String proxy) {
		assertThat(Attempt.of(proxy, true, "alice").address()).isNull();
		assertThat(Attempt.of(proxy, false, "alice").address()).isNotNull();
	}

	@Test
	void attemptWhenStrangerSendsTheHeaderThenAddressCounts() {
		assertThat(Attempt.of("203.0.113.9", true, "alice").address()).isEqualTo("203.0.113.9");
	}

	@Test
	void attemptThenNameIsNotShown() {
		assertThat(new Attempt("192.0.2.1", "alice", null)).asString().doesNotContain("alice");
	}

	@Test
	void limitWhenWrittenThenRead() {
		assertThat(RateLimit.of("10/10m")).isEqualTo(new RateLimit(10, Duration.ofMinutes(10)));
		assertThat(RateLimit.of("100 / 1h")).isEqualTo(new RateLimit(100, Duration.ofHours(1)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "10", "10/", "/10m", "0/1m", "10/0s", "ten/1m", "10/10", "10/-1m" })
	void limitWhenNoneThenRefused(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> RateLimit.of(text));
	}

	private RateDecision check(@Nullable String address, String name) {
		return decision(new Attempt(address, name, null));
	}

	private RateDecision decision(Attempt attempt) {
		RateDecision decision = this.limiter.check(attempt).block();
		assertThat(decision).isNotNull();
		return decision;
	}

}
