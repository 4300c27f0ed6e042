// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Counts;
import io.github.cognitoauth.token.AccountState.Fleet;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Stored;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the numbers in {@link AttemptEnd}: versions, counts, waits, and the moments
 * at which something changes.
 */
class AttemptEndTests {

	private static final long CLOCK = 1_800_000_000_000L;

	private static final Duration LIFE = Duration.ofMinutes(5);

	private static final long DEAD_AGE = 298_000;

	private static final CognitoException THROTTLED = ScriptedTokenSource.throttled();

	private final AccountSteps steps = new AccountSteps("billing");

	private final RefreshSchedule schedule = new RefreshSchedule(TokenRefreshPolicy.defaults(), (tokens) -> 0, () -> 0,
			0);

	private final AttemptEnd ends = new AttemptEnd("billing", this.schedule, this.steps,
			(error) -> TokenErrors.kind(error, null));

	private AccountState state = AccountState.INITIAL;

	private List<Act> acts = List.of();

	/** The uptime, which began a minute ago. */
	private long uptime = 60_000;

	private Now now() {
		return new Now(CLOCK + this.uptime, this.uptime);
	}

	private void take(AccountStep step) {
		this.state = step.state();
		this.acts = new ArrayList<>(step.acts());
	}

	/** A caller comes, and the turn of its attempt as well. */
	private void ask() {
		take(this.steps.asked(this.state, now()));
		take(this.steps.begun(this.state, this.state.work().no(), now()));
	}

	private void land(Outcome outcome, boolean notices) {
		take(this.ends.landed(this.state, this.state.work().no(), outcome, notices, now()));
	}

	private CognitoTokens tokens(String name) {
		return CognitoTokens.builder(name, Instant.ofEpochMilli(CLOCK + this.uptime), LIFE)
			.refreshToken("refresh-" + name)
			.build();
	}

	private void renew(String name, Outcome.Origin origin, long version) {
		land(new Outcome.Renewed(tokens(name), origin, this.uptime, version, false, false, null), true);
	}

	private <T extends TokenEvent> T told(Class<T> type) {
		return this.acts.stream()
			.filter(Act.Tell.class::isInstance)
			.map((act) -> ((Act.Tell) act).event())
			.filter(type::isInstance)
			.map(type::cast)
			.findFirst()
			.orElse(null);
	}

	@Test
	void needlessWhenTokensAreThereThenTheyAreServedWithoutAnotherAttempt() {
		ask();
		long no = this.state.work().no();
		take(this.ends.looked(this.state, new Claim.Newer(new Stored(tokens("1"), false, 3)), now()));
		assertThat(this.state.work()).as("it is still queued").isInstanceOf(Work.Attempt.class);
		land(new Outcome.Needless(), true);
		assertThat(this.acts).singleElement().isInstanceOf(Act.Serve.class);
		assertThat(this.state.work()).isEqualTo(new Work.None(no));
	}

	@Test
	void needlessWhenTheyAreOldMeanwhileThenAnotherAttempt() {
		ask();
		take(this.ends.looked(this.state, new Claim.Newer(new Stored(tokens("1"), false, 3)), now()));
		this.uptime += 270_000;
		land(new Outcome.Needless(), true);
		assertThat(this.acts).singleElement().isInstanceOf(Act.Begin.class);
	}

	@Test
	void renewedWhenTheStoreHasThemThenTheirVersionIsKnownUntilThereIsAnother() {
		ask();
		renew("1", Outcome.Origin.SIGN_IN, 5);
		assertThat(this.state.fleet()).isEqualTo(new Fleet(5, false, true));
		this.uptime += 298_000;
		ask();
		renew("2", Outcome.Origin.REFRESH, 0);
		assertThat(this.state.fleet()).as("got alone").isEqualTo(new Fleet(5, false, false));
	}

	@Test
	void renewedAndAdoptedThenEachIsCounted() {
		ask();
		renew("1", Outcome.Origin.SIGN_IN, 0);
		for (int i = 0; i < 2; i++) {
			this.uptime += 298_000;
			ask();
			renew("refreshed-" + i, Outcome.Origin.REFRESH, 0);
		}
		for (int i = 0; i < 3; i++) {
			this.uptime += 298_000;
			ask();
			renew("adopted-" + i, Outcome.Origin.STORE, i + 1);
		}
		for (int i = 0; i < 4; i++) {
			this.uptime += 298_000;
			ask();
			land(new Outcome.Failed(THROTTLED, true, null), true);
		}
		assertThat(this.state.counts()).isEqualTo(new Counts(1, 2, 3, 4));
	}

	@Test
	void renewedWhenTheyDieInThisMomentThenTheyAreUseless() {
		ask();
		CognitoTokens tokens = tokens("1");
		this.uptime += DEAD_AGE;
		AccountState asked = this.state;
		land(new Outcome.Renewed(tokens, Outcome.Origin.SIGN_IN, this.uptime, 0, false, false, null), true);
		assertThat(this.acts).last().isInstanceOf(Act.Refuse.class);
		this.state = asked;
		this.uptime--;
		land(new Outcome.Renewed(tokens, Outcome.Origin.SIGN_IN, this.uptime, 0, false, false, null), true);
		assertThat(this.acts).last().isEqualTo(new Act.Serve(tokens));
	}

	@Test
	void failedThenSaysWhenACallerIsHeardAgain() {
		ask();
		land(new Outcome.Failed(THROTTLED, true, null), true);
		TokenEvent.RefreshFailed failed = told(TokenEvent.RefreshFailed.class);
		assertThat(failed.retryAt()).isEqualTo(Instant.ofEpochMilli(CLOCK + this.uptime + 1_000));
		assertThat(this.state.trouble().askFrom()).isEqualTo(this.uptime + 1_000);
	}

	/** Another instance holds the lease; time passes until this one looks again. */
	private void busy(long millis) {
		land(new Outcome.Busy(Duration.ofMillis(millis), true), true);
		this.uptime += millis;
		take(this.steps.ticked(this.state, now()));
		take(this.steps.begun(this.state, this.state.work().no(), now()));
	}

	@Test
	void busyWhenCallersWaitForTwoSecondsThenItIsToldOnce() {
		ask();
		busy(1_999);
		land(new Outcome.Busy(Duration.ofMillis(1), true), true);
		assertThat(this.acts).as("not yet").isEmpty();
		this.uptime += 1;
		take(this.steps.ticked(this.state, now()));
		take(this.steps.begun(this.state, this.state.work().no(), now()));
		land(new Outcome.Busy(Duration.ofSeconds(1), true), true);
		assertThat(told(TokenEvent.Waiting.class).waited()).isEqualTo(Duration.ofSeconds(2));
		this.uptime += 1_000;
		take(this.steps.ticked(this.state, now()));
		take(this.steps.begun(this.state, this.state.work().no(), now()));
		land(new Outcome.Busy(Duration.ofSeconds(1), true), true);
		assertThat(this.acts).as("once").isEmpty();
	}

	@Test
	void busyWhenThePatienceIsOverThenCallersAreSentAway() {
		ask();
		long patience = this.schedule.patience();
		for (long waited = 0; waited < patience - 500; waited += 500) {
			busy(500);
		}
		busy(499);
		land(new Outcome.Busy(Duration.ofMillis(1), true), true);
		assertThat(this.state.work()).as("a millisecond is left").isInstanceOf(Work.Elsewhere.class);
		this.uptime += 1;
		take(this.steps.ticked(this.state, now()));
		take(this.steps.begun(this.state, this.state.work().no(), now()));
		land(new Outcome.Busy(Duration.ofMillis(1), true), true);
		assertThat(this.acts).last().isInstanceOf(Act.Refuse.class);
	}

	@Test
	void busyThenLooksAtTheEndOfTheLeaseOrEveryHalfSecondIfNothingIsHeard() {
		LongFunction<Work> seconds = (at) -> new Work.Elsewhere(this.state.work().no(), TokenEvent.Trigger.MANDATORY,
				this.uptime + at, new HeldTokens.Wait(this.uptime, false));
		ask();
		AccountState asked = this.state;
		land(new Outcome.Busy(Duration.ofSeconds(2), true), true);
		assertThat(this.state.work()).isEqualTo(seconds.apply(2_000));
		this.state = asked;
		land(new Outcome.Busy(Duration.ofSeconds(2), true), false);
		assertThat(this.state.work()).isEqualTo(seconds.apply(500));
		this.state = asked;
		land(new Outcome.Busy(Duration.ofSeconds(2), false), false);
		assertThat(this.state.work()).as("nobody will tell anything").isEqualTo(seconds.apply(2_000));
	}

	@Test
	void lookedWhenTokensAreOlderOrDeadOrTooLateThenNothingChanges() {
		CognitoTokens dying = tokens("dying");
		this.uptime += DEAD_AGE;
		assertUnmoved(new Stored(dying, false, 2));
		CognitoTokens older = tokens("older");
		this.uptime += 60_000;
		ask();
		renew("own", Outcome.Origin.SIGN_IN, 5);
		assertUnmoved(new Stored(older, false, 4));
		this.uptime += 60_000;
		CognitoTokens newer = tokens("newer");
		AccountState before = this.state;
		take(this.ends.looked(this.state, new Claim.Newer(new Stored(newer, true, 6)), now()));
		assertThat(this.acts).last().isEqualTo(new Act.Serve(newer));
		assertThat(this.state.fleet()).isEqualTo(new Fleet(6, true, true));
		this.state = this.steps.closed(before).state();
		assertUnmoved(new Stored(newer, true, 6));
	}

	private void assertUnmoved(Stored stored) {
		AccountState before = this.state;
		take(this.ends.looked(before, new Claim.Newer(stored), now()));
		assertThat(this.state).isSameAs(before);
		assertThat(this.acts).isEmpty();
	}

}
