// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.token;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.protocol.CognitoClient;
import io.github.cognitoauth.protocol.CognitoError;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoOperation;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.protocol.ReplicaRegion;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.store.InMemoryTokenStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.Exceptions;
import reactor.core.scheduler.Scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests for an account of a pool whose primary Region fails.
 */
class RegionChangeTests {

	private static final String PRIMARY = "eu-west-1";

	private static final String REPLICA = "eu-central-1";

	private final CognitoClient client = CognitoClient.builder()
		.userPoolId("eu-west-1_Ab1Cd2Ef3")
		.clientId("client-1")
		.replica(ReplicaRegion.builder(REPLICA).mode(ReplicaRegion.Mode.MANUAL).build())
		.build();

	private final RegionRouter regions = this.client.regions();

	private final ProviderFixture fixture = fixture(null);

	private ProviderFixture fixture(InMemoryTokenStore store) {
		ProviderFixture fixture = new ProviderFixture((account) -> {
		}, (builder) -> {
			builder.store(store);
			((ScriptedTokenSource) builder.accounts.get("billing").source).regions = this.regions;
		});
		fixture.engine.start();
		return fixture;
	}

	@AfterEach
	void close() {
		this.client.close();
	}

	@Test
	void signInWhenTheReplicaRefusesItThenPausesAndTriesAgainAsSoonAsTheRegionIsLeft() {
		this.regions.useRegion(REPLICA);
		this.fixture.source.thenFail(refusedIn(REPLICA)).thenFail(refusedIn(REPLICA));
		refused(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(state().status()).isEqualTo(Status.REFUSED);
		this.fixture.time.advance(Duration.ofSeconds(59));
		refused(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(this.fixture.source.signIns).hasValue(1);
		this.fixture.time.advance(Duration.ofSeconds(10));
		refused(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(this.fixture.source.signIns).hasValue(2);
		this.regions.useRegion(PRIMARY);
		this.fixture.time.advance(Duration.ofMillis(10));
		assertThat(this.fixture.source.signIns).hasValue(3);
		assertThat(state().status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void signInWhenTheReplicaRefusesItThenALivingTokenIsServedAndTheAccountIsUp() {
		CognitoTokens tokens = this.fixture.get();
		this.regions.useRegion(REPLICA);
		this.fixture.source
			.thenFail(CognitoError.local("NotAuthorizedException", CognitoErrorReason.NOT_IN_THIS_REGION)
				.withRegion(REPLICA)
				.toException(null))
			.thenFail(refusedIn(REPLICA));
		this.fixture.time.advance(Duration.ofSeconds(45 * 60 + 30));
		assertThat(this.fixture.source.signIns).as("after the refusal of the refresh token").hasValue(2);
		assertThat(this.fixture.get()).isEqualTo(tokens);
		assertThat(state().status()).isEqualTo(Status.DEGRADED);
		assertThat(state().isUp()).isTrue();
		this.regions.useRegion(PRIMARY);
		this.fixture.time.advance(Duration.ofMillis(10));
		assertThat(this.fixture.source.refreshedFrom).as("the refresh token was kept for its Region").hasSize(2);
		assertThat(this.fixture.source.refreshedFrom).last().isEqualTo(tokens);
		assertThat(state().status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void signInWhenThePrimaryRefusedItThenTheReplicaIsNotAskedBeforeThePauseEnds() {
		this.fixture.source.thenFail(refusedIn(PRIMARY));
		refused(CognitoErrorReason.WRONG_CREDENTIALS);
		this.regions.useRegion(REPLICA);
		this.fixture.time.advance(Duration.ofSeconds(30));
		refused(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(this.fixture.source.signIns).hasValue(1);
	}

	@Test
	void tokenWhenOnlyThePrimaryHasItThenWaitsForTheRegionAndIsUpWhileOneLives() {
		this.fixture.get();
		this.regions.useRegion(REPLICA);
		CognitoException down = new CognitoError(CognitoOperation.GetClientToken, "ConnectFailure",
				CognitoErrorReason.CONNECT_FAILURE, 0, null, null)
			.withRegion(PRIMARY)
			.toException(null);
		this.fixture.source.thenFail(1000, down);
		this.fixture.time.advance(Duration.ofMinutes(50));
		assertThat(state().status()).isEqualTo(Status.WAITING_FOR_REGION);
		assertThat(state().isUp()).isTrue();
		assertThat(this.fixture.get()).isNotNull();
		this.fixture.time.advance(Duration.ofMinutes(10));
		assertThat(state().status()).isEqualTo(Status.WAITING_FOR_REGION);
		assertThat(state().isUp()).isFalse();
	}

	@Test
	void signInWhenTheReplicaCannotDoItThenItIsTriedAtOnceInThePrimary() {
		this.regions.useRegion(REPLICA);
		this.fixture.source.thenFail(CognitoError.notInReplica(REPLICA).toException(null));
		refused(CognitoErrorReason.OPERATION_NOT_ENABLED);
		assertThat(state().status()).isEqualTo(Status.WAITING_FOR_REGION);
		this.regions.useRegion(PRIMARY);
		this.fixture.time.advance(Duration.ofMillis(10));
		assertThat(state().status()).isEqualTo(Status.ACTIVE);
	}

	@Test
	void signInWhenTheRegionInUseIsOverloadedThenNoRegionIsWaitedFor() {
		this.fixture.source.thenFail(throttledIn(PRIMARY));
		refused(CognitoErrorReason.THROTTLED);
		assertThat(state().status()).isEqualTo(Status.UNAVAILABLE);
		this.fixture.source.thenFail(throttledIn(REPLICA));
		this.regions.useRegion(REPLICA);
		this.fixture.time.advance(Duration.ofMillis(10));
		assertThat(this.fixture.source.signIns).hasValue(2);
		assertThat(state().status()).isEqualTo(Status.UNAVAILABLE);
	}

	@Test
	void signInWhenTheReplicaRefusesItThenOtherInstancesAreNotTold() {
		InMemoryTokenStore store = new InMemoryTokenStore();
		ProviderFixture here = fixture(store);
		ProviderFixture there = fixture(store);
		this.regions.useRegion(REPLICA);
		here.source.thenFail(refusedIn(REPLICA));
		assertThatExceptionOfType(CognitoException.class).isThrownBy(here::get);
		assertThat(there.get()).isNotNull();
	}

	@Test
	void stopThenChangesOfTheRegionAreNotListenedTo() {
		CountingScheduler scheduler = new CountingScheduler(this.time());
		CognitoTokenEngine engine = engine(scheduler);
		engine.start();
		engine.start();
		this.regions.useRegion(REPLICA);
		assertThat(scheduler.tasks).as("once, although started twice").hasValue(1);
		engine.stop();
		this.regions.useRegion(PRIMARY);
		assertThat(scheduler.tasks).hasValue(1);
	}

	@Test
	void changeOfTheRegionWhenTheSchedulerHasEndedThenListensNoLonger() {
		CountingScheduler scheduler = new CountingScheduler(this.time());
		engine(scheduler).start();
		scheduler.ended = true;
		this.regions.useRegion(REPLICA);
		assertThat(scheduler.tasks).hasValue(1);
		this.regions.useRegion(PRIMARY);
		assertThat(scheduler.tasks).hasValue(1);
	}

	private Scheduler time() {
		return this.fixture.time.scheduler();
	}

	/** One that has nothing else to do. */
	private CognitoTokenEngine engine(Scheduler scheduler) {
		ScriptedTokenSource source = new ScriptedTokenSource(this.fixture.time);
		source.regions = this.regions;
		return CognitoTokenEngine.builder().account("reports", source).scheduler(scheduler).build();
	}

	private CognitoTokenProviderState state() {
		return this.fixture.provider.state();
	}

	private void refused(CognitoErrorReason reason) {
		assertThatExceptionOfType(CognitoException.class).isThrownBy(this.fixture::get)
			.satisfies((ex) -> assertThat(ex.reason()).isEqualTo(reason));
	}

	private static CognitoException refusedIn(String region) {
		return CognitoError.local("NotAuthorizedException", CognitoErrorReason.WRONG_CREDENTIALS)
			.withRegion(region)
			.toException(null);
	}

	private static CognitoException throttledIn(String region) {
		return new CognitoError(CognitoOperation.InitiateAuth, "TooManyRequestsException", CognitoErrorReason.THROTTLED,
				400, null, null)
			.withRegion(region)
			.toException(null);
	}

	/**
	 * Counts what is to be done at once, and has no threads any more if it is told so.
	 */
	private static final class CountingScheduler implements Scheduler {

		private final AtomicInteger tasks = new AtomicInteger();

		private final Scheduler delegate;

		private boolean ended;

		CountingScheduler(Scheduler delegate) {
			this.delegate = delegate;
		}

		@Override
		public Disposable schedule(Runnable task) {
			this.tasks.incrementAndGet();
			if (this.ended) {
				throw Exceptions.failWithRejected();
			}
			return this.delegate.schedule(task);
		}

		@Override
		public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
			return this.delegate.schedule(task, delay, unit);
		}

		@Override
		public Worker createWorker() {
			return this.delegate.createWorker();
		}

	}

}
