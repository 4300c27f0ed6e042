// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

import io.github.cognitoauth.test.internal.state.MovableClock;
import io.github.cognitoauth.test.token.TokenStoreContractTests;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The tests of all stores on {@link InMemoryTokenStore}.
 */
class InMemoryTokenStoreContractTests extends TokenStoreContractTests {

	private final MovableClock clock = new MovableClock(Clock.systemUTC());

	private final InMemoryTokenStore store = new InMemoryTokenStore(this.clock);

	@Override
	protected TokenStore store() {
		return this.store;
	}

	@Override
	protected TokenStore otherInstance() {
		return this.store;
	}

	@Override
	protected Clock clock() {
		return this.clock;
	}

	@Override
	protected void pass(Duration time) {
		this.clock.advance(time);
	}

	@Override
	protected void await(BooleanSupplier condition) {
		assertThat(condition.getAsBoolean()).isTrue();
	}

}
