// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.token.AccountState.Mode;
import io.github.cognitoauth.token.AccountState.Work;
import io.github.cognitoauth.token.AccountStep.Act;
import io.github.cognitoauth.token.HeldTokens.Now;
import io.github.cognitoauth.token.TokenErrors.Kind;
import io.github.cognitoauth.token.TokenRenewal.Outcome;
import io.github.cognitoauth.token.store.TokenStore.Claim;
import io.github.cognitoauth.token.store.TokenStore.Stored;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AccountSteps} and {@link AttemptEnd}: what holds in every state,
 * whatever happens, in whatever order.
 */
class AccountStepsTests {

	static final long[] SEEDS = new Random(7).longs(200).toArray();

	private static final int EVENTS = 400;

	private static final Duration LIFE = Duration.ofMinutes(5);

	private static final CognitoException THROTTLED = ScriptedTokenSource.throttled();

	private static final CognitoException WRONG_PASSWORD = ScriptedTokenSource.wrongPassword();

	private static final CognitoException REFUSED_IN_REPLICA = ScriptedTokenSource.wrongPassword();

	private final AccountSteps steps = new AccountSteps("billing");

	private Random random = new Random(0);

	private AttemptEnd ends;

	private AccountState state = AccountState.INITIAL;

	/** The clock beside the uptime, which can be set. */
	private long clockError;

	private long uptime;

	private Work.Attempt attempt;

	private int waiters;

	private long failedAt = Long.MIN_VALUE;

	private final List<Long> refusedAttempts = new ArrayList<>();

	private final List<Long> attemptsRefusedInReplica = new ArrayList<>();

	private int serial;

	private Now now() {
		return new Now(1_800_000_000_000L + this.uptime + this.clockError, this.uptime);
	}

	@ParameterizedTest
	@FieldSource("SEEDS")
	void accountWhenAnythingHappensInAnyOrderThenNoPromiseIsBroken(long seed) {
		this.random = new Random(seed);
		this.ends = new AttemptEnd("billing",
				new RefreshSchedule(TokenRefreshPolicy.defaults(), RefreshSchedule::drawOf, this.random::nextDouble, 0),
				this.steps,
				(error) -> (error == REFUSED_IN_REPLICA) ? Kind.REFUSED_IN_REPLICA : TokenErrors.kind(error, null));
		for (int i = 0; i < EVENTS; i++) {
			passTime();
			event();
		}
		drive(this.steps.closed(this.state));
		assertThat(this.waiters).isZero();
		for (int i = 0; i < 50; i++) {
			passTime();
			event();
			assertThat(this.state.mode()).isEqualTo(Mode.CLOSED);
		}
	}

	private void passTime() {
		this.uptime += this.random.nextInt(4) * this.random.nextInt(20_000);
		if (this.random.nextInt(40) == 0) {
			this.clockError += this.random.nextInt(1_200_000) - 600_000;
		}
		long tick = AccountSteps.nextTick(this.state, now());
		if (tick >= 0 && tick <= this.uptime) {
			drive(this.steps.ticked(this.state, now()));
		}
	}

	private void event() {
		int chance = this.random.nextInt(100);
		Now now = now();
		if (chance < 40) {
			this.waiters++;
			drive(this.steps.asked(this.state, now));
		}
		else if (chance < 45) {
			drive(this.steps.servedThoughOld(this.state, now));
		}
		else if (chance < 80) {
			land(now);
		}
		else if (chance < 84) {
			HeldTokens held = this.state.held();
			String token = (held != null && this.random.nextBoolean()) ? held.tokens().accessToken() : "other";
			drive(this.steps.invalidated(this.state, token, now));
		}
		else if (chance < 88) {
			this.failedAt = Long.MIN_VALUE;
			this.refusedAttempts.clear();
			this.attemptsRefusedInReplica.clear();
			drive(this.ends.looked(this.state, new Claim.Newer(new Stored(mint(now), true, ++this.serial)), now));
		}
		else if (chance < 89) {
			// lock-outs count apart, and an outage ends with the Region
			this.attemptsRefusedInReplica.clear();
			this.failedAt = Long.MIN_VALUE;
			drive(this.steps.regionChanged(this.state, now));
		}
		else if (chance < 92) {
			drive(this.steps.noticed(this.state, this.serial));
		}
		else if (chance < 96) {
			if (this.state.mode() == Mode.STOPPED) {
				// a start ends a cool-down
				this.refusedAttempts.clear();
				this.attemptsRefusedInReplica.clear();
				this.failedAt = Long.MIN_VALUE;
			}
			drive(this.steps.started(this.state, this.random.nextBoolean(), now));
		}
		else {
			drive(this.steps.stopped(this.state));
		}
	}

	private void land(Now now) {
		if (this.attempt == null) {
			return;
		}
		Work.Attempt ended = this.attempt;
		if (this.random.nextBoolean()) {
			drive(this.steps.begun(this.state, ended.no(), now));
		}
		this.attempt = null;
		drive(this.ends.landed(this.state, ended.no(), outcome(now), this.random.nextBoolean(), now));
	}

	private Outcome outcome(Now now) {
		return switch (this.random.nextInt(7)) {
			case 0 -> new Outcome.Busy(Duration.ofMillis(this.random.nextInt(2_500)), this.random.nextBoolean());
			case 1 -> {
				this.failedAt = now.uptime();
				yield new Outcome.Failed(THROTTLED, this.random.nextBoolean(), null);
			}
			case 2 -> {
				this.refusedAttempts.add(now.uptime());
				yield new Outcome.Refused(WRONG_PASSWORD, 0, null, null);
			}
			case 3 -> new Outcome.Needless();
			case 4 -> {
				this.attemptsRefusedInReplica.add(now.uptime());
				yield new Outcome.Refused(REFUSED_IN_REPLICA, 0, null, null);
			}
			default -> {
				this.refusedAttempts.clear();
				this.attemptsRefusedInReplica.clear();
				this.failedAt = Long.MIN_VALUE;
				yield new Outcome.Renewed(mint(now), Outcome.Origin.SIGN_IN,
						now.uptime() - this.random.nextInt(400_000), 0, true, false, null);
			}
		};
	}

	private CognitoTokens mint(Now now) {
		return CognitoTokens
			.builder("access-" + ++this.serial, Instant.ofEpochMilli(now.clock() - this.random.nextInt(1000)), LIFE)
			.refreshToken("refresh-" + this.serial)
			.build();
	}

	private void drive(AccountStep step) {
		AccountState before = this.state;
		this.state = step.state();
		Now now = now();
		step.acts().forEach((act) -> check(act, now));
		if (before.mode() == Mode.CLOSED) {
			assertThat(this.state.mode()).isEqualTo(Mode.CLOSED);
		}
		if (this.waiters > 0) {
			assertThat(this.state.work()).as("whoever waits, waits for something").isNotInstanceOf(Work.None.class);
		}
		if (this.state.work() instanceof Work.Elsewhere) {
			assertThat(AccountSteps.nextTick(this.state, now)).as("looks again").isNotNegative();
		}
		boolean locked = this.state.trouble() != null && this.state.trouble().kind().mayLock();
		if (this.state.mode() == Mode.STARTED && this.state.used() && !locked
				&& !(this.state.work() instanceof Work.Attempt)) {
			assertThat(AccountSteps.nextTick(this.state, now)).as("no path forgets the timer").isNotNegative();
		}
	}

	private void check(Act act, Now now) {
		if (act instanceof Act.Serve serve) {
			this.waiters = 0;
			HeldTokens held = this.state.held();
			assertThat(this.state.mode()).isNotEqualTo(Mode.CLOSED);
			assertThat(held.tokens()).isSameAs(serve.tokens());
			assertThat(held.invalidated()).as("invalidated").isFalse();
			assertThat(held.age(now.clock(), now.uptime())).as("its age").isLessThan(held.deadAge());
		}
		else if (act instanceof Act.Refuse) {
			this.waiters = 0;
		}
		else if (act instanceof Act.Begin begin) {
			assertThat(this.attempt).as("one attempt at a time").isNull();
			assertThat(this.state.mode()).isNotEqualTo(Mode.CLOSED);
			assertThat(begin.attempt()).isEqualTo(this.state.work());
			if (this.failedAt != Long.MIN_VALUE) {
				assertThat(now.uptime() - this.failedAt).as("probes are a second apart").isGreaterThanOrEqualTo(1_000);
			}
			for (List<Long> region : List.of(this.refusedAttempts, this.attemptsRefusedInReplica)) {
				assertThat(region.stream().filter((at) -> now.uptime() - at < 900_000).count())
					.as("attempts in 15 minutes that can lock in a Region")
					.isLessThanOrEqualTo(4);
			}
			this.attempt = begin.attempt();
		}
	}

}
