// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;

import io.github.cognitoauth.token.TokenRefreshPolicy.Builder;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TokenRefreshPolicy}.
 */
class TokenRefreshPolicyTests {

	private static final Duration YEAR = Duration.ofDays(365);

	private static final List<BiFunction<Builder, Duration, Builder>> SETTINGS = List.of(
			(builder, time) -> builder.windows(time, null), (builder, time) -> builder.windows(null, time),
			(builder, time) -> builder.backoff(time, YEAR),
			(builder, time) -> builder.backoff(Duration.ofMillis(1), time),
			(builder, time) -> builder.coolDown(time, YEAR),
			(builder, time) -> builder.coolDown(Duration.ofMillis(1), time),
			(builder, time) -> builder.timeouts(time, YEAR), (builder, time) -> builder.timeouts(YEAR, time),
			Builder::storeTimeout, Builder::waitTimeout);

	/** Longer ones would be none: their milliseconds overflow. */
	@Test
	void buildWhenATimeIsOutOfBoundsThenSaysWhich() {
		for (Duration time : List.of(Duration.ZERO, Duration.ofMillis(-1), YEAR.plusMillis(1),
				Duration.ofMillis(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE))) {
			SETTINGS.forEach((setting) -> assertThatIllegalArgumentException()
				.isThrownBy(() -> setting.apply(TokenRefreshPolicy.builder(), time).build())
				.withMessageMatching("'\\w+' must .*"));
		}
	}

	@Test
	void buildWhenATimeIsAtItsBoundThenIsKept() {
		TokenRefreshPolicy policy = TokenRefreshPolicy.builder().waitTimeout(YEAR).backoff(YEAR, YEAR).build();
		assertThat(policy.waitTimeout()).isEqualTo(YEAR);
		assertThat(policy.minBackoff()).isEqualTo(YEAR);
	}

	@Test
	void getTokensWhenWaitIsLongThenWaits() {
		ProviderFixture fixture = new ProviderFixture(
				(account) -> account.policy(TokenRefreshPolicy.builder().waitTimeout(YEAR).build()), (builder) -> {
				});
		fixture.source.then((fresh) -> Mono.never());
		assertThat(fixture.subscribe().isWaiting()).isTrue();
	}

	@Test
	void buildWhenTheLongestTimeIsShorterThanTheShortestThenSaysWhich() {
		Duration second = Duration.ofSeconds(1);
		Duration less = Duration.ofMillis(999);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TokenRefreshPolicy.builder().backoff(second, less).build())
			.withMessageContaining("'maxBackoff'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TokenRefreshPolicy.builder().coolDown(second, less).build())
			.withMessageContaining("'maxCoolDown'");
		assertThat(TokenRefreshPolicy.builder().coolDown(second, second).build().maxCoolDown()).isEqualTo(second);
	}

}
