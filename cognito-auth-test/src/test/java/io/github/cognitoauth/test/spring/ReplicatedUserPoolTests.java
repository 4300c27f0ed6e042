// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.test.spring;

import java.time.Duration;
import java.util.Map;

import io.github.cognitoauth.authentication.AuthenticationOutcome;
import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.pool.CognitoUserPools;
import io.github.cognitoauth.protocol.RegionRouter;
import io.github.cognitoauth.test.CognitoUserPoolServer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link AutoConfigureCognitoUserPool} with a replica.
 */
@SpringBootTest(classes = SeveralUserPoolsTests.Application.class, webEnvironment = SpringBootTest.WebEnvironment.NONE,
		properties = { "cognito.replica.region=eu-central-1", "cognito.user-pools.acme.replica.region=eu-central-1" })
@AutoConfigureCognitoUserPool(value = SeveralUserPoolsTests.Alice.class, replica = "us-west-2")
@AutoConfigureCognitoUserPool(value = SeveralUserPoolsTests.Bob.class, pool = "partner", replica = "ca-west-1")
@AutoConfigureCognitoUserPool(pool = "acme")
class ReplicatedUserPoolTests {

	@Autowired
	private CognitoUserPoolServer main;

	@Autowired
	private CognitoUserPools pools;

	@Autowired
	private CognitoPasswordAuthenticator authenticator;

	/** The first one leaves the application at the replica, where the next begins. */
	@RepeatedTest(2)
	void authenticateWhenThePrimaryRegionIsDownThenReplicaAnswersUntilTheTestEnds() {
		assertThat(this.pools.main().region()).isEqualTo("us-east-1");
		this.main.faults().startRegionOutage();
		for (int call = 0; call < 3; call++) {
			assertThat(this.authenticator.authenticate("alice", "Wonderland-1").block(Duration.ofSeconds(60)))
				.isInstanceOfSatisfying(AuthenticationOutcome.Authenticated.class,
						(signedIn) -> assertThat(signedIn.tokens().region()).isEqualTo("us-west-2"));
		}
		assertThat(this.main.replica("us-west-2").requests("InitiateAuth")).isEqualTo(3);
		assertThat(this.pools.main().region()).isEqualTo("us-west-2");
	}

	@Test
	void replicaWhenPoolIsNamedThenIsItsOwn(@Autowired @Qualifier("partner") CognitoUserPoolServer partner,
			@Autowired @Qualifier("partner") CognitoPasswordAuthenticator ofPartner) {
		this.pools.get("partner").useRegion("ca-west-1");
		assertThat(ofPartner.authenticate("bob", "Builder-1").block(Duration.ofSeconds(30)))
			.isInstanceOf(AuthenticationOutcome.Authenticated.class);
		assertThat(partner.replica("ca-west-1").requests("InitiateAuth")).isOne();
		assertThat(partner.requests()).isZero();
	}

	@Test
	void replicaWhenTestPoolHasNoneThenConfiguredOneIsNotCalled() {
		assertThat(this.pools.get("acme").client().regions()).isNull();
		assertThat(Map.of("main", "us-west-2", "partner", "ca-west-1")).allSatisfy((pool, region) -> {
			RegionRouter regions = this.pools.get(pool).client().regions();
			assertThat(regions).isNotNull();
			assertThat(regions.replica().region()).isEqualTo(region);
		});
	}

}
