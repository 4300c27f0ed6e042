// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.integration.replica;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import io.github.cognitoauth.authentication.AuthenticationRequest;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.integration.replica.SignInLoad.SignIn;
import io.github.cognitoauth.integration.replica.TwoRegionsApplication.Change;
import io.github.cognitoauth.protocol.RegionSwitch.Cause;
import io.github.cognitoauth.test.PoolFaults;
import io.github.cognitoauth.test.pool.PoolFault;
import io.github.cognitoauth.token.CognitoTokenProviderState.Status;
import io.github.cognitoauth.token.TokenEvent;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

import org.springframework.boot.WebApplicationType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The primary Region dies under load, comes back and dies again: nobody holds a token
 * that has expired, people sign in all the time, and no account is locked.
 */
class ReplicaDrillTests {

	private static final Logger logger = LoggerFactory.getLogger(ReplicaDrillTests.class);

	@Test
	void servletApplicationWhenThePrimaryRefusesConnectionsAndLaterFailsThenCarriesOn() throws Exception {
		drill(WebApplicationType.SERVLET, ServletPeople.class, Duration.ofSeconds(10), true,
				PoolFaults::startRegionOutage, (faults) -> faults.startRegionOutage(PoolFault.htmlPage()));
	}

	@Test
	void webFluxApplicationWhenThePrimaryIsABlackHoleAndLaterRefusesConnectionsThenCarriesOn() throws Exception {
		drill(WebApplicationType.REACTIVE, WebFluxPeople.class, Duration.ofSeconds(4), false,
				(faults) -> faults.startRegionOutage(PoolFault.blackHole()), PoolFaults::startRegionOutage);
	}

	private static void drill(WebApplicationType type, Class<?> application, Duration timeout, boolean foreignTokens,
			Consumer<PoolFaults> first, Consumer<PoolFaults> second) throws Exception {
		try (TwoRegionsApplication drill = new TwoRegionsApplication(type, application, timeout);
				SignInLoad load = new SignInLoad(drill.port())) {
			drill.replica.acceptForeignRefreshTokens(foreignTokens);
			PoolFaults faults = drill.primary.faults();
			faults.random(7, 0.5, PoolFault.htmlPage());
			load.await(30);
			faults.clear();
			load.await(10);
			assertThat(drill.replica.requests("InitiateAuth")).as("calls that found the other Region").isPositive();
			comeBackFromSwitchOf(drill);
			bother(drill);
			load.forget();

			first.accept(faults);
			drill.renewAll();
			drill.awaitSwitch(Cause.FAILURES);
			load.await(25);
			faults.endOutage();
			drill.awaitSwitch(Cause.RECOVERY);
			load.await(25);
			second.accept(faults);
			drill.awaitSwitch(Cause.FAILURES);
			load.await(50);
			faults.endOutage();
			drill.awaitSwitch(Cause.RECOVERY);
			load.await(25);
			check(drill, load.ended());
		}
	}

	/** Neither throttling nor wrong passwords are an outage. */
	private static void bother(TwoRegionsApplication drill) {
		drill.primary.faults().throttle(10);
		try (CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
			.userPoolId(drill.primary.userPoolId())
			.clientId(drill.primary.clientId())
			.clientSettings((client) -> client.regions(drill.regions))
			.endpoint(drill.primary.endpoint())
			.build()) {
			Flux.range(0, 500)
				.flatMap((i) -> authenticator
					.authenticate(AuthenticationRequest.builder("nobody-" + i).password("Wrong-Pass-1").build())
					.onErrorComplete(), 2)
				.blockLast(Duration.ofSeconds(30));
		}
		assertThat(drill.hasUnseenSwitch()).as("a change of the Region").isFalse();
	}

	/** Half of all calls fail, so that three in a row can be among them. */
	private static void comeBackFromSwitchOf(TwoRegionsApplication drill) throws InterruptedException {
		if (drill.hasUnseenSwitch()) {
			drill.awaitSwitch(Cause.FAILURES);
			drill.awaitSwitch(Cause.RECOVERY);
		}
	}

	private static void check(TwoRegionsApplication drill, List<SignIn> signIns) {
		assertThat(drill.events(TokenEvent.Expired.class)).as("expired tokens").isEmpty();
		drill.accounts.forEach((account) -> {
			assertThat(account.state().status()).isIn(Status.ACTIVE, Status.DEGRADED);
			assertThat(account.state().expiresAt()).isNotNull();
		});
		for (int i = 1; i < drill.changes.size(); i++) {
			if (drill.changes.get(i).change().cause() == Cause.RECOVERY) {
				long stayed = drill.changes.get(i).at() - drill.changes.get(i - 1).at();
				assertThat(Duration.ofNanos(stayed)).as("time in the replica")
					.isGreaterThanOrEqualTo(TwoRegionsApplication.STAY);
			}
		}
		List<SignIn> failed = signIns.stream().filter((signIn) -> !signIn.good()).toList();
		logger.info("{} sign-ins, {} failed, the slowest took {} ms; {} refreshes, {} sign-ins of accounts",
				signIns.size(), failed.size(),
				signIns.stream().map(SignIn::took).max(Duration::compareTo).orElseThrow().toMillis(),
				drill.events(TokenEvent.Refreshed.class).size(), drill.events(TokenEvent.SignedIn.class).size());
		assertThat(failed).as("people who were not signed in")
			.allSatisfy((signIn) -> assertThat(drill.changes)
				.anySatisfy((change) -> assertThat(sinceSwitch(change, signIn)).isLessThan(Duration.ofSeconds(5))));
		assertThat(failed.size()).isLessThan(signIns.size() / 20);
		assertNobodyIsLocked(drill);
	}

	private static Duration sinceSwitch(Change change, SignIn signIn) {
		return Duration.ofNanos(signIn.end() - change.at());
	}

	private static void assertNobodyIsLocked(TwoRegionsApplication drill) {
		for (boolean ofReplica : new boolean[] { false, true }) {
			try (CognitoPasswordAuthenticator authenticator = CognitoPasswordAuthenticator.builder()
				.userPoolId(drill.primary.userPoolId())
				.clientId(drill.primary.clientId())
				.endpoint(ofReplica ? drill.replica.endpoint() : drill.primary.endpoint())
				.build()) {
				for (int i = 0; i < TwoRegionsApplication.ACCOUNTS; i++) {
					assertThat(authenticator
						.authenticate(AuthenticationRequest.builder("worker-" + i).password("Worker-Pass-1").build())
						.block(Duration.ofSeconds(10))).isNotNull();
				}
			}
		}
	}

}
