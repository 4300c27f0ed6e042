// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

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
			CognitoTokenEngine engine = FleetTests.engine(this.pool, this.time, this.store, false);
			CognitoTokenProvider provider = engine.providers().get("billing");
			this.fleet.add(provider);
			engine.start();
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

	@Test
	void fleetWhenStoreIsAwayForAWhileThenOneRefreshServesAll() {
		instances(3);
		this.time.advance(Duration.ofMinutes(44));
		this.store.failure = new IllegalStateException("down");
		this.time.advance(Duration.ofMinutes(6));
		assertThat(this.pool.refreshes).hasValue(0);
		this.store.failure = null;
		this.time.advance(Duration.ofMinutes(2));
		assertNoReuse();
		assertThat(this.pool.refreshes).hasValue(1);
		assertThat(this.pool.signIns).hasValue(1);
	}

	@Test
	void fleetWhenStoreStaysAwayThenSharedRefreshTokensAreNotUsedAndThereIsAlwaysAToken() {
		instances(3);
		this.time.advance(Duration.ofMinutes(60));
		assertThat(this.pool.refreshes).hasValue(1);
		this.store.failure = new IllegalStateException("down");
		for (int minute = 0; minute < 300; minute++) {
			this.time.advance(Duration.ofMinutes(1));
			assertThat(this.fleet).allSatisfy((provider) -> assertThat(provider.currentTokens()).isNotNull());
		}
		assertNoReuse();
		assertThat(this.pool.signIns).as("one session each").hasValue(4);
	}

	@Test
	void fleetWhenStoreIsTooSlowForALeaseThenStillOneRefreshForAll() {
		instances(2);
		this.time.advance(Duration.ofMinutes(44));
		this.store.scheduler = this.time.scheduler();
		this.store.delay = Duration.ofMillis(1900);
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.pool.refreshes).hasValue(1);
		assertNoReuse();
	}

	@Test
	void fleetWhenHolderIsOvertakenThenItTakesTheNewerTokens() {
		instances(2);
		this.pool.then((fresh) -> Mono.delay(Duration.ofSeconds(14), this.time.scheduler()).thenReturn(fresh));
		this.time.advance(Duration.ofMinutes(44));
		CognitoTokens newer = CognitoTokens
			.builder("newer", this.time.instant().plus(Duration.ofMinutes(5)), Duration.ofHours(1))
			.refreshToken("newer")
			.build();
		this.store.overtakenBy = newer;
		this.time.advance(Duration.ofMinutes(5));
		assertThat(this.pool.refreshes).hasValue(1);
		assertThat(this.fleet).extracting(CognitoTokenProvider::currentTokens).contains(newer);
	}

}
