// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.github.cognitoauth.protocol.CallBudget;
import io.github.cognitoauth.protocol.CallLane;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.support.VirtualTime;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.HeldTokens.Clocks;
import io.github.cognitoauth.token.TokenRenewal.Base;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.TokenRenewal.Outcome.Origin;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import io.github.cognitoauth.token.store.TokenStore;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for what the attempts of accounts do with their turns in a budget, which has one
 * call at a time to give here.
 */
class TokenAttemptsTests {

	private static final TokenRefreshPolicy POLICY = TokenRefreshPolicy.defaults();

	private static final Base NOTHING_YET = new Base(null, false, false, false, 0, false, false, 0);

	private final VirtualTime time = new VirtualTime();

	private final ScriptedTokenSource source = new ScriptedTokenSource(this.time);

	private final InMemoryTokenStore store = new InMemoryTokenStore(this.time);

	private final Clocks clocks = new Clocks(this.time, () -> this.time.scheduler().now(TimeUnit.MILLISECONDS),
			this.time.scheduler());

	private final CallBudget budget = CallBudget.builder()
		.callsPerSecond(2)
		.scheduler(this.time.scheduler())
		.ticker(() -> this.time.scheduler().now(TimeUnit.NANOSECONDS))
		.build();

	private Outcome outcome;

	private void attempt(boolean shared, boolean waited, Base base) {
		TokenRenewal renewal = new TokenRenewal(this.source, POLICY, this.clocks);
		FleetRenewal fleet = shared ? new FleetRenewal("billing", this.source, POLICY,
				new RefreshSchedule(POLICY, (tokens) -> 0, () -> 0, 0), this.clocks, renewal,
				new StoreGate(this.store, this.clocks)) : null;
		Work.Attempt attempt = new Work.Attempt(1, TokenEvent.Trigger.MANDATORY, waited, false, true,
				HeldTokens.Wait.NONE);
		this.outcome = null;
		new TokenAttempts(renewal, fleet, this.budget).attempt(attempt, null, this.clocks.now(), () -> base)
			.subscribe((answer) -> this.outcome = answer);
	}

	private void fail(int accounts) {
		for (int i = 0; i < accounts; i++) {
			this.budget.place()
				.inTurn(CallLane.WAITED, Duration.ZERO,
						(turn) -> Mono.error(ScriptedTokenSource.error("InternalErrorException",
								CognitoErrorReason.SERVICE_FAILURE)))
				.subscribe((any) -> {
				}, (failure) -> {
				});
			this.time.advance(Duration.ofSeconds(1));
		}
	}

	@Test
	void attemptWhenOthersHaveTheirTurnThenQueuesWithThoseOfItsUrgency() {
		attempt(false, true, NOTHING_YET);
		attempt(false, true, NOTHING_YET);
		assertThat(this.budget.figures().waited()).isEqualTo(1);
		assertThat(this.budget.figures().ahead()).isZero();
		attempt(false, false, NOTHING_YET);
		attempt(false, false, NOTHING_YET);
		assertThat(this.budget.figures().waited()).isEqualTo(1);
		assertThat(this.budget.figures().ahead()).isEqualTo(2);
	}

	@Test
	void attemptWhenThereIsNothingToDoThenItsTurnIsForTheNext() {
		for (int i = 0; i < 5; i++) {
			attempt(false, true, null);
			assertThat(this.outcome).isEqualTo(new Outcome.Needless());
		}
		attempt(false, true, NOTHING_YET);
		assertThat(this.outcome).isInstanceOf(Outcome.Renewed.class);
		attempt(false, true, NOTHING_YET);
		assertThat(this.outcome).as("the turn before was used").isNull();
		assertThat(this.source.signIns).hasValue(1);
	}

	@Test
	void attemptWhenTheStoreHasTokensThenItsTurnIsForTheNext() {
		TokenStore.Known known = new TokenStore.Known(0, "");
		TokenStore.Claim.Granted granted = (TokenStore.Claim.Granted) this.store
			.claim("billing", known, RefreshSchedule.LEASE)
			.block();
		this.store.settle(granted.lease(), new TokenStore.Result.Fresh(this.source.mint(), false)).block();
		for (int i = 0; i < 5; i++) {
			attempt(true, true, NOTHING_YET);
			assertThat(this.outcome).isInstanceOfSatisfying(Outcome.Renewed.class,
					(renewed) -> assertThat(renewed.origin()).isEqualTo(Origin.STORE));
		}
		assertThat(this.source.attempts()).isZero();
	}

	@Test
	void attemptWhenThereIsNothingToDoInAnOutageThenTheOutageIsNotOver() {
		fail(5);
		assertThat(this.budget.figures().outage()).isTrue();
		attempt(false, true, null);
		assertThat(this.outcome).isEqualTo(new Outcome.Needless());
		assertThat(this.budget.figures().outage()).as("nobody was asked").isTrue();
		attempt(false, true, NOTHING_YET);
		assertThat(this.outcome).isInstanceOf(Outcome.Renewed.class);
		assertThat(this.budget.figures().outage()).isFalse();
	}

}
