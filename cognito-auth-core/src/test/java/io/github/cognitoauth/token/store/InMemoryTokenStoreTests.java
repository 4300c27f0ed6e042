// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token.store;

import java.time.Duration;

import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Known;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for what is special in {@link InMemoryTokenStore}; the tests of all stores are in
 * {@code cognito-auth-test}.
 */
class InMemoryTokenStoreTests {

	private final VirtualTime time = new VirtualTime();

	private final InMemoryTokenStore store = new InMemoryTokenStore(this.time);

	@Test
	void claimWhenClockWasSetBackThenALeaseOfTheFutureHoldsNobodyUp() {
		Known nothing = new Known(0, "");
		this.store.claim("billing", nothing, Duration.ofSeconds(2)).block();
		this.time.jump(Duration.ofHours(-1));
		assertThat(this.store.claim("billing", nothing, Duration.ofSeconds(2)).block())
			.isInstanceOf(Claim.Granted.class);
	}

	@Test
	void claimWhenLeaseIsLongerThanAnyThenRefused() {
		Known nothing = new Known(0, "");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> this.store.claim("billing", nothing, TokenStore.MAX_LEASE.plusMillis(1)))
			.withMessageContaining("10 seconds");
	}

}
