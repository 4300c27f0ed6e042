// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

import static io.github.cognitoauth.protocol.TwoRegions.PRIMARY;
import static io.github.cognitoauth.protocol.TwoRegions.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests for {@link RegionRouter}: when calls go to the replica and when back.
 */
class RegionRouterTests {

	private static final Supplier<CognitoRequestBody> BODY = CognitoRequestBody::create;

	private static final Duration STAY = Duration.ofMinutes(5);

	private final TwoRegions regions = new TwoRegions();

	private final CognitoClient client = this.regions.client();

	private final RegionRouter router = this.client.regions();

	private final List<RegionSwitch> switches = new ArrayList<>();

	private final Disposable listening = this.router.onSwitch(this.switches::add);

	@Test
	void switchWhenThreeCallsInARowGetNoAnswerThenCallsGoToTheReplicaAtOnce() {
		lose();
		assertThat(this.router.activeRegion()).isEqualTo(REPLICA);
		assertThat(this.router.isReplicaActive()).isTrue();
		assertThat(this.router.switches(RegionSwitch.Cause.FAILURES)).isEqualTo(1);
		assertThat(this.switches).singleElement().satisfies((change) -> {
			assertThat(change.from()).isEqualTo(PRIMARY);
			assertThat(change.to()).isEqualTo(REPLICA);
			assertThat(change.cause()).isEqualTo(RegionSwitch.Cause.FAILURES);
		});
		this.regions.takeCalls();
		call();
		assertThat(this.regions.calls).containsExactly(REPLICA);
	}

	@Test
	void switchWhenCallsAreRareOrAnsweredInBetweenThenNone() {
		this.regions.primary = TwoRegions::unavailable;
		for (int i = 0; i < 6; i++) {
			call();
			this.regions.time.advanceTimeBy(Duration.ofSeconds(31));
		}
		assertThat(this.switches).isEmpty();
		for (int i = 0; i < 20; i++) {
			this.regions.primary = (i % 3 == 0) ? TwoRegions::ok : TwoRegions::refusesConnections;
			call();
		}
		assertThat(this.switches).isEmpty();
		for (int i = 0; i < 20; i++) {
			this.regions.primary = (i % 3 == 0) ? () -> TwoRegions.error("NotAuthorizedException", "no")
					: TwoRegions::refusesConnections;
			this.client.call(CognitoOperation.InitiateAuth, BODY).onErrorComplete().block();
		}
		assertThat(this.switches).as("a refusal is an answer").isEmpty();
	}

	@Test
	void switchWhenThreeCallsFillTheMinuteThenTheyCount() {
		this.regions.primary = TwoRegions::unavailable;
		call();
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
		call();
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
		call();
		assertThat(this.router)
			.hasToString("RegionRouter[active=eu-central-1, primary=eu-west-1, replica=eu-central-1]");
	}

	@ParameterizedTest
	@ValueSource(strings = { "NotAuthorizedException", "TooManyRequestsException", "LimitExceededException",
			"UserNotFoundException", "ResourceNotFoundException", "OperationNotEnabledException" })
	void switchWhenTheServiceRefusesFiveHundredTimesThenNone(String type) {
		this.regions.primary = () -> TwoRegions.error(type, "Incorrect username or password.");
		for (int i = 0; i < 500; i++) {
			this.client.call(CognitoOperation.InitiateAuth, BODY).onErrorComplete().block();
		}
		assertThat(this.switches).isEmpty();
		assertThat(this.regions.calls).doesNotContain(REPLICA);
	}

	@Test
	void returnWhenThePrimaryIsWellThenAfterTheStayAndThreeTrials() {
		lose();
		this.regions.primary = TwoRegions::ok;
		this.regions.takeCalls();
		this.regions.time.advanceTimeBy(STAY.minusSeconds(1));
		callTimes(30);
		assertThat(this.regions.probes).isEqualTo(9);
		assertThat(this.regions.takeCalls()).as("nothing goes back before the stay").containsOnly(REPLICA);
		this.regions.time.advanceTimeBy(Duration.ofSeconds(1));
		callTimes(21);
		assertThat(this.regions.takeCalls().stream().filter(PRIMARY::equals)).hasSize(3);
		assertThat(this.switches).extracting(RegionSwitch::cause)
			.containsExactly(RegionSwitch.Cause.FAILURES, RegionSwitch.Cause.RECOVERY);
		int probes = this.regions.probes;
		this.regions.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.regions.probes).as("nobody looks any more").isEqualTo(probes);
		call();
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY);
	}

	@Test
	void returnWhenTheKeysAreAwayThenNoCallIsRisked() {
		lose();
		this.regions.primary = TwoRegions::ok;
		this.regions.keysStatus = 500;
		this.regions.takeCalls();
		this.regions.time.advanceTimeBy(Duration.ofHours(3));
		callTimes(30);
		assertThat(this.regions.takeCalls()).containsOnly(REPLICA);
		this.regions.keysStatus = 403;
		this.regions.time.advanceTimeBy(Duration.ofSeconds(90));
		callTimes(21);
		assertThat(this.router.activeRegion()).isEqualTo(PRIMARY);
	}

	@Test
	void returnWhenATrialFailsThenTheCallSucceedsAndTheStayIsTwiceAsLong() {
		lose();
		this.regions.takeCalls();
		this.regions.time.advanceTimeBy(STAY);
		call();
		assertThat(this.regions.takeCalls()).endsWith(REPLICA).startsWith(PRIMARY);
		this.regions.primary = TwoRegions::ok;
		this.regions.time.advanceTimeBy(STAY.multipliedBy(2).minusSeconds(1));
		callTimes(30);
		assertThat(this.regions.takeCalls()).containsOnly(REPLICA);
		this.regions.time.advanceTimeBy(Duration.ofSeconds(1));
		callTimes(21);
		assertThat(this.router.activeRegion()).isEqualTo(PRIMARY);
	}

	@Test
	void stayWhenTrialsFailForeverThenGrowsToAnHour() {
		lose();
		for (int i = 0; i < 8; i++) {
			this.regions.time.advanceTimeBy(Duration.ofHours(1));
			call();
		}
		this.regions.primary = TwoRegions::ok;
		this.regions.time.advanceTimeBy(Duration.ofHours(1));
		callTimes(21);
		assertThat(this.router.activeRegion()).isEqualTo(PRIMARY);
	}

	@Test
	void returnWhenOnlyThePrimaryServesWhatIsCalledThenItsAnswersCount() {
		lose();
		this.regions.primary = TwoRegions::ok;
		this.regions.time.advanceTimeBy(STAY);
		for (int i = 0; i < 3; i++) {
			this.client.call(CognitoOperation.GetClientToken, BODY).block();
		}
		assertThat(this.router.activeRegion()).isEqualTo(PRIMARY);
	}

	@Test
	void switchWhenTheReplicaIsLostToThenOnlyToAPrimaryThatLives() {
		lose();
		this.regions.replica = TwoRegions::refusesConnections;
		for (int i = 0; i < 4; i++) {
			this.client.call(CognitoOperation.InitiateAuth, BODY).onErrorComplete().block();
		}
		assertThat(this.router.activeRegion()).isEqualTo(REPLICA);
		this.regions.primary = TwoRegions::ok;
		this.regions.time.advanceTimeBy(Duration.ofSeconds(60));
		callTimes(4);
		assertThat(this.router.activeRegion()).as("two probes are not enough").isEqualTo(REPLICA);
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
		call();
		assertThat(this.router.activeRegion()).isEqualTo(PRIMARY);
	}

	@Test
	void useRegionWhenAutomaticThenIsAChangeLikeAnyOther() {
		assertThat(this.router.useRegion(REPLICA)).isTrue();
		assertThat(this.router.useRegion(REPLICA)).isFalse();
		call();
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
		this.regions.time.advanceTimeBy(STAY);
		callTimes(21);
		assertThat(this.switches).extracting(RegionSwitch::cause)
			.containsExactly(RegionSwitch.Cause.MANUAL, RegionSwitch.Cause.RECOVERY);
		this.listening.dispose();
		this.router.useRegion(REPLICA);
		this.router.useRegion(PRIMARY);
		assertThat(this.switches).hasSize(2);
		assertThatIllegalArgumentException().isThrownBy(() -> this.router.useRegion("us-east-1"))
			.withMessageContaining(PRIMARY)
			.withMessageContaining(REPLICA);
	}

	@Test
	void listenerWhenItFailsThenTheOthersAreTold() {
		this.router.onSwitch((change) -> {
			throw new IllegalStateException("expected");
		});
		this.router.onSwitch((change) -> {
			throw new NoClassDefFoundError("expected");
		});
		List<RegionSwitch> later = new ArrayList<>();
		this.router.onSwitch(later::add);
		this.router.useRegion(REPLICA);
		assertThat(later).hasSize(1);
	}

	@Test
	void closeWhenOnTheReplicaThenNobodyLooksAnyMore() {
		lose();
		this.client.close();
		this.regions.time.advanceTimeBy(Duration.ofHours(1));
		assertThat(this.regions.probes).isZero();
	}

	@Test
	void regionsWhenClientsShareThemThenOneChangesForAllAndOnlyItsOwnerClosesIt() {
		CognitoClient other = CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("other")
			.regions(this.router)
			.build();
		lose();
		assertThat(other.regions()).isSameAs(this.router);
		other.close();
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
		assertThat(this.regions.probes).isEqualTo(1);
	}

	@Test
	void buildWhenTheReplicaDoesNotFitThenSaysWhy() {
		assertThatIllegalArgumentException().isThrownBy(() -> build("eu-west-1"))
			.withMessageContaining("primary region itself");
		assertThatIllegalArgumentException().isThrownBy(() -> build("cn-north-1")).withMessageContaining("partition");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> builder("eu-central-1").endpoint(URI.create("http://localhost:1")).build())
			.withMessageContaining("the replica has none");
		assertThatIllegalStateException()
			.isThrownBy(() -> CognitoClient.builder()
				.clientId("c")
				.region("eu-west-1")
				.replica(ReplicaRegion.of("eu-central-1"))
				.build())
			.withMessageContaining("userPoolId");
		assertThat(build("eu-central-1").regions().endpoint(true).uri())
			.hasToString("https://cognito-idp.eu-central-1.amazonaws.com/");
		assertThatIllegalArgumentException()
			.isThrownBy(() -> ReplicaRegion.builder("eu-central-1").minimumStay(Duration.ofMillis(999)));
	}

	@Test
	void minimumStayWhenLongerThanAYearThenIsRefusedBeforeTheOutage() {
		for (Duration stay : List.of(Duration.ofDays(366), Duration.ofSeconds(Long.MAX_VALUE))) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> ReplicaRegion.builder("eu-central-1").minimumStay(stay))
				.withMessageContaining("a year at most");
		}
		assertThat(ReplicaRegion.builder(REPLICA).minimumStay(Duration.ofDays(365)).build().minimumStay())
			.isEqualTo(Duration.ofDays(365));
	}

	@Test
	void replicaWhenASettingIsBrokenThenSaysWhich() {
		assertThatIllegalArgumentException().isThrownBy(() -> ReplicaRegion.of(" ")).withMessageContaining("'region'");
		assertThatIllegalArgumentException().isThrownBy(() -> ReplicaRegion.builder(REPLICA).mode(null))
			.withMessageContaining("'mode'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.router.onSwitch(null))
			.withMessageContaining("'listener'");
		assertThat(this.router.endpoint(true).uri()).hasToString("http://127.0.0.1:2/");
		assertThat(ReplicaRegion.of(REPLICA)).hasToString("ReplicaRegion[eu-central-1, AUTOMATIC]")
			.returns(Duration.ofMinutes(5), ReplicaRegion::minimumStay);
	}

	private static CognitoClient build(String replica) {
		return builder(replica).build();
	}

	private static CognitoClientBuilder builder(String replica) {
		return CognitoClient.builder()
			.userPoolId("eu-west-1_Ab1Cd2Ef3")
			.clientId("c")
			.replica(ReplicaRegion.of(replica));
	}

	private void lose() {
		this.regions.primary = TwoRegions::refusesConnections;
		callTimes(3);
		assertThat(this.router.isReplicaActive()).isTrue();
	}

	private void call() {
		this.client.call(CognitoOperation.InitiateAuth, BODY).block();
	}

	private void callTimes(int times) {
		for (int i = 0; i < times; i++) {
			call();
		}
	}

}
