package io.github.cognitoauth.token;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link TokenRefreshPolicy}.
 */
class TokenRefreshPolicyTests {

	@ParameterizedTest
	@CsvSource({ "300, 100, 30", "900, 300, 60", "1199, 300, 60", "3600, 900, 60", "5399, 900, 60", "5400, 1800, 60",
			"10800, 3600, 60", "86400, 3600, 60", "3, 1, 0.3" })
	void windowsWhenDerivedThenScaleWithLifetime(long lifetime, long advisory, double mandatory) {
		TokenRefreshPolicy policy = TokenRefreshPolicy.defaults();
		assertThat(policy.advisoryWindow(Duration.ofSeconds(lifetime))).isEqualTo(Duration.ofSeconds(advisory));
		assertThat(policy.mandatoryWindow(Duration.ofSeconds(lifetime)).toMillis() / 1000.0).isEqualTo(mandatory);
	}

	@Test
	void windowsWhenSetLongerThanLifetimeThenHalfOfItAtMost() {
		TokenRefreshPolicy policy = TokenRefreshPolicy.builder()
			.windows(Duration.ofHours(2), Duration.ofHours(1))
			.build();
		assertThat(policy.advisoryWindow(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(150));
		assertThat(policy.mandatoryWindow(Duration.ofMinutes(5))).isEqualTo(Duration.ofSeconds(150));
	}

	@Test
	void buildWhenOutOfBoundsThenSaysWhat() {
		assertThatIllegalArgumentException()
			.isThrownBy(
					() -> TokenRefreshPolicy.builder().backoff(Duration.ofSeconds(5), Duration.ofSeconds(1)).build())
			.withMessageContaining("'maxBackoff'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TokenRefreshPolicy.builder().windows(Duration.ZERO, null).build())
			.withMessageContaining("'advisoryWindow'");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> TokenRefreshPolicy.builder().coolDown(Duration.ZERO, Duration.ZERO).build())
			.withMessageContaining("'minCoolDown'");
	}

}
