package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no instance of a fleet uses a refresh token that another has used.
 */
class FleetRotationTests {

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource pool = new ScriptedTokenSource(this.time);

	private final UnreliableStore store = new UnreliableStore(new InMemoryTokenStore(this.time));

	private final List<CognitoTokenProvider> fleet = new ArrayList<>();

	private void instances(int count) {
		for (int i = 0; i < count; i++) {
			CognitoTokenProvider provider = CognitoTokenProvider.builder("billing", this.pool)
				.clock(this.time)
				.scheduler(this.time.scheduler())
				.store(this.store)
				.build();
			this.fleet.add(provider);
			provider.start();
			provider.getTokens().subscribe();
		}
		this.time.advance(Duration.ofSeconds(5));
	}

	private void assertNoReuse() {
		assertThat(this.pool.refreshedFrom).extracting(CognitoTokens::refreshToken).doesNotHaveDuplicates();
	}

	@Test
	void fleetWhenLifetimeIsShortenedThenTakesTheNewerTokens() {
		instances(3);
		this.pool.lifetime = Duration.ofMinutes(5);
		this.time.advance(Duration.ofMinutes(70));
		assertNoReuse();
		assertThat(this.pool.signIns).hasValue(1);
		assertThat(this.fleet).extracting((provider) -> provider.currentTokens().accessToken())
			.containsOnly(this.fleet.get(0).currentTokens().accessToken());
	}

}
