// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.support.VirtualTime;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the turns of accounts that share a budget of calls.
 */
class TokenTurnTests {

	private static final int ACCOUNTS = 60;

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	private CognitoTokenEngine engine() {
		this.source.budget = CallBudget.builder()
			.callsPerSecond(2)
			.scheduler(this.time.scheduler())
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(this.time.scheduler().now(TimeUnit.MILLISECONDS)))
			.build();
		CognitoTokenEngineBuilder builder = CognitoTokenEngine.builder()
			.clock(this.time)
			.scheduler(this.time.scheduler());
		builder.uptime = () -> this.time.scheduler().now(TimeUnit.MILLISECONDS);
		builder.resumer = Runnable::run;
		for (int i = 0; i < ACCOUNTS; i++) {
			builder.account("account-" + i, this.source, (account) -> account.eager(true));
		}
		return builder.build();
	}

	@Test
	void getTokensWhenTheAttemptIsQueuedBehindOthersThenItGoesBeforeThoseForWhichNobodyWaits() {
		CognitoTokenEngine engine = engine();
		engine.start();
		this.time.advance(Duration.ofSeconds(1));
		CognitoTokenProvider last = engine.providers().get("account-" + (ACCOUNTS - 1));
		ProviderFixture.Waiter waiter = new ProviderFixture.Waiter(last.getTokens());
		assertThat(waiter.isWaiting()).as("its turn has not come").isTrue();
		this.time.advance(Duration.ofSeconds(2));
		assertThat(waiter.tokens).isNotNull();
		assertThat(this.source.signIns.get()).as("others are still queued").isLessThan(ACCOUNTS / 2);
	}

}
