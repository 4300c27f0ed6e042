// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.health;

import java.time.Instant;

import io.github.cognitoauth.token.CognitoTokenProvider;
import io.github.cognitoauth.token.CognitoTokenProviderState;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.health.contributor.Health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

/**
 * Tests for {@link CognitoTokenProviderHealthIndicator}.
 */
class CognitoTokenProviderHealthIndicatorTests {

	private static final Instant NOW = Instant.parse("2026-09-01T12:00:00Z");

	private final CognitoTokenProvider provider = mock(CognitoTokenProvider.class);

	@ParameterizedTest
	@CsvSource({ "IDLE,UP", "ACTIVE,UP", "DEGRADED,UP", "WAITING,UNKNOWN", "UNAVAILABLE,DOWN", "REFUSED,DOWN",
			"CLOSED,OUT_OF_SERVICE" })
	void healthWhenAccountHasStatusThenIsUpWhileCallersCanBeServed(Status status, String expected) {
		given(this.provider.state()).willReturn(state(status, false));
		Health health = new CognitoTokenProviderHealthIndicator(this.provider, "main").health();
		assertThat(health.getStatus().getCode()).isEqualTo(expected);
		assertThat(health.getDetails()).containsOnlyKeys("state", "pool")
			.containsEntry("state", status)
			.containsEntry("pool", "main");
	}

	private static CognitoTokenProviderState state(Status status, boolean overdue) {
		return new CognitoTokenProviderState("billing", status, null, null, null, null, null, overdue, 0, 0, 0, 0, 0);
	}

	@Test
	void healthWhenCallersWaitLongerThanOneWouldThenIsDown() {
		given(this.provider.state()).willReturn(state(Status.WAITING, true));
		Health health = new CognitoTokenProviderHealthIndicator(this.provider, "main").health();
		assertThat(health.getStatus().getCode()).isEqualTo("DOWN");
	}

	@Test
	void healthWhenAskedThenShowsTimesAndLastErrorAndCallsNothing() {
		given(this.provider.state()).willReturn(new CognitoTokenProviderState("billing", Status.DEGRADED,
				NOW.plusSeconds(60), NOW, "TooManyRequestsException", NOW.plusSeconds(5), null, false, 0, 1, 2, 3, 4));
		Health health = new CognitoTokenProviderHealthIndicator(this.provider, "main").health();
		assertThat(health.getDetails()).containsEntry("expiresAt", NOW.plusSeconds(60))
			.containsEntry("lastRefreshAt", NOW)
			.containsEntry("lastErrorCode", "TooManyRequestsException")
			.containsEntry("retryAt", NOW.plusSeconds(5));
		verify(this.provider).state();
		verifyNoMoreInteractions(this.provider);
	}

}
