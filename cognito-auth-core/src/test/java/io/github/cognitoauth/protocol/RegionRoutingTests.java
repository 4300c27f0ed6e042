// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.ClientResponse;

import static io.github.cognitoauth.protocol.TwoRegions.PRIMARY;
import static io.github.cognitoauth.protocol.TwoRegions.REPLICA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests for {@link RegionalCall}: to which Region each call goes.
 */
class RegionRoutingTests {

	private static final Supplier<CognitoRequestBody> BODY = CognitoRequestBody::create;

	private final TwoRegions regions = new TwoRegions();

	private final CognitoClient client = this.regions.client();

	@Test
	void callWhenPrimaryRefusesConnectionsThenTheLastAttemptIsTheReplicas() {
		this.regions.primary = TwoRegions::refusesConnections;
		CognitoResponse answer = call(CognitoOperation.InitiateAuth);
		assertThat(answer.region()).isEqualTo(REPLICA);
		assertThat(this.regions.calls).containsExactly(PRIMARY, PRIMARY, REPLICA);
	}

	@Test
	void callWhenPrimaryDoesNotAnswerInTimeThenItIsAskedOnce() {
		this.regions.primary = TwoRegions::timesOut;
		assertThat(call(CognitoOperation.InitiateAuth).region()).isEqualTo(REPLICA);
		assertThat(this.regions.calls).containsExactly(PRIMARY, REPLICA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "InitiateAuth", "GetUser", "GetUserAuthFactors", "GetDevice", "ListDevices",
			"ListWebAuthnCredentials", "UpdateAuthEventFeedback" })
	void callWhenTheReplicaServesItThenHops(String operation) {
		this.regions.primary = TwoRegions::refusesConnections;
		assertThat(call(CognitoOperation.of(operation)).region()).isEqualTo(REPLICA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "SignUp", "ConfirmSignUp", "ForgotPassword", "ConfirmForgotPassword", "ChangePassword",
			"UpdateUserAttributes", "SetUserMFAPreference", "AssociateSoftwareToken", "VerifySoftwareToken",
			"ConfirmDevice", "DeleteUser", "GetClientToken", "ListUserSessions", "OfTomorrow" })
	void callWhenTheReplicaDoesNotServeItThenOnlyThePrimaryIsAsked(String operation) {
		useReplica();
		this.regions.primary = TwoRegions::unavailable;
		CognitoException failure = refused(CognitoOperation.of(operation),
				CallRoute.of(CognitoOperation.of(operation)));
		assertThat(failure.region()).isEqualTo(PRIMARY);
		assertThat(this.regions.calls).isNotEmpty().containsOnly(PRIMARY);
	}

	@ParameterizedTest
	@CsvSource({ "TooManyRequestsException, 3", "LimitExceededException, 1", "NotAuthorizedException, 1",
			"UserNotConfirmedException, 1", "InvalidParameterException, 1", "UnexpectedLambdaException, 1" })
	void callWhenAnswerIsFinalThenStaysAtHome(String type, int attempts) {
		this.regions.primary = () -> TwoRegions.error(type, "no");
		refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(this.regions.calls).hasSize(attempts).containsOnly(PRIMARY);
	}

	@Test
	void callWhenBothFailThenTellsAnAnswerRatherThanNone() {
		this.regions.primary = TwoRegions::refusesConnections;
		this.regions.replica = () -> TwoRegions.error("NotAuthorizedException", "Incorrect username or password.");
		CognitoException failure = refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.WRONG_CREDENTIALS);
		assertThat(failure.region()).isEqualTo(REPLICA);
		assertThat(failure).hasMessageContaining("Region eu-central-1");
	}

	@Test
	void callWhenNeitherAnswersThenTellsTheNewerFailure() {
		this.regions.primary = TwoRegions::refusesConnections;
		this.regions.replica = TwoRegions::unavailable;
		CognitoException failure = refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.SERVICE_FAILURE);
		assertThat(failure.region()).isEqualTo(REPLICA);
	}

	@Test
	void callWhenReplicaDoesNotDoItAndThePrimaryFailsThenTellsWhatTheReplicaSaid() {
		call(CognitoOperation.InitiateAuth);
		this.regions.takeCalls();
		useReplica();
		seeLife();
		this.regions.replica = () -> TwoRegions.error("OperationNotEnabledException", "replica");
		this.regions.primary = TwoRegions::unavailable;
		CognitoException failure = refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.OPERATION_NOT_ENABLED);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA, PRIMARY);
	}

	@Test
	void callWhenALimitOfThisProcessComesBetweenThenIsNoAnswerOfTheRegion() {
		for (int i = 0; i < 3; i++) {
			this.regions.primary = () -> Mono.error(new TestPoolAcquireTimeoutException());
			assertThat(refused(CognitoOperation.InitiateAuth, CallRoute.ANY).reason())
				.isEqualTo(CognitoErrorReason.LOCAL_LIMIT);
			this.regions.primary = TwoRegions::refusesConnections;
			call(CognitoOperation.InitiateAuth);
		}
		assertThat(this.client.regions().activeRegion()).isEqualTo(REPLICA);
	}

	@Test
	void callWhenReplicaDoesNotDoItThenThePrimaryIsAskedUnlessItIsDown() {
		useReplica();
		this.regions.replica = () -> TwoRegions.error("OperationNotEnabledException", "replica");
		CognitoException failure = refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.OPERATION_NOT_ENABLED);
		assertThat(failure.region()).isEqualTo(REPLICA);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
		seeLife();
		assertThat(call(CognitoOperation.InitiateAuth).region()).isEqualTo(PRIMARY);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA, PRIMARY);
	}

	@ParameterizedTest
	@CsvSource({ "400, ResourceNotFoundException, User pool eu-west-1_Ab1Cd2Ef3 does not exist., CLIENT_NOT_FOUND",
			"400, ResourceNotFoundException, User pool client c does not exist., CLIENT_NOT_FOUND",
			"400, '', '', UNEXPECTED_ANSWER", "404, '', '', UNKNOWN_OPERATION", "302, '', '', REDIRECTED" })
	void callWhenThereIsNoReplicaThenThePrimaryDecides(int status, String type, String message,
			CognitoErrorReason reason) {
		this.regions.replica = () -> type.isEmpty() ? TwoRegions.answer(status, "no") : TwoRegions.error(type, message);
		this.regions.primary = TwoRegions::refusesConnections;
		CognitoException outage = refused(CognitoOperation.InitiateAuth, CallRoute.ANY);
		assertThat(outage.reason()).isEqualTo(CognitoErrorReason.CONNECT_FAILURE);
		assertThat(outage.region()).isEqualTo(PRIMARY);
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY, PRIMARY, REPLICA);
		useReplica();
		assertThat(refused(CognitoOperation.InitiateAuth, CallRoute.ANY).reason()).isEqualTo(reason);
		seeLife();
		this.regions.takeCalls();
		assertThat(refused(CognitoOperation.InitiateAuth, CallRoute.ANY).reason())
			.isEqualTo(CognitoErrorReason.CONNECT_FAILURE);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA, PRIMARY);
		useReplica();
		seeLife();
		this.regions.primary = TwoRegions::ok;
		assertThat(call(CognitoOperation.InitiateAuth).region()).isEqualTo(PRIMARY);
		assertThat(refresh(PRIMARY).region()).isEqualTo(PRIMARY);
	}

	@Test
	void sessionWhenItsRegionFailsThenNoOtherIsAsked() {
		this.regions.primary = TwoRegions::unavailable;
		CognitoException failure = refused(CognitoOperation.RespondToAuthChallenge, CallRoute.session(PRIMARY));
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.SERVICE_FAILURE);
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY);
		useReplica();
		assertThat(refused(CognitoOperation.RespondToAuthChallenge, CallRoute.session(PRIMARY)).reason())
			.isEqualTo(CognitoErrorReason.SESSION_REGION_DOWN);
		assertThat(refused(CognitoOperation.RespondToAuthChallenge, CallRoute.session(null)).reason())
			.isEqualTo(CognitoErrorReason.SESSION_REGION_DOWN);
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY, PRIMARY);
		this.client.call(CognitoOperation.RespondToAuthChallenge, CallRoute.session(REPLICA), BODY).block();
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
	}

	@Test
	void refreshWhenNothingWasSentThenHopsAndOtherwiseNot() {
		this.regions.primary = TwoRegions::refusesConnections;
		assertThat(refresh(null).region()).isEqualTo(REPLICA);
		this.regions.takeCalls();
		for (Supplier<Mono<ClientResponse>> fault : List.<Supplier<Mono<ClientResponse>>>of(TwoRegions::timesOut,
				TwoRegions::unavailable)) {
			this.regions.primary = fault;
			refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(null));
			assertThat(this.regions.takeCalls()).containsExactly(PRIMARY);
		}
	}

	@Test
	void refreshWhenAnotherRegionRefusesTheTokenThenItIsNotSpent() {
		useReplica();
		this.regions.replica = () -> TwoRegions.error("NotAuthorizedException", "Invalid Refresh Token");
		for (String issuer : new String[] { PRIMARY, null }) {
			CognitoException failure = refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(issuer));
			assertThat(failure.reason()).isEqualTo(CognitoErrorReason.NOT_IN_THIS_REGION);
			assertThat(failure.reason().endsSession()).isFalse();
			assertThat(failure.reason().allowsSignIn()).isTrue();
			assertThat(failure.isRetryable()).isTrue();
		}
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA, REPLICA);
		assertThat(refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(REPLICA)).reason())
			.isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
	}

	@Test
	void refreshWhenAnotherRegionKnowsTheAccountThenItsWordCounts() {
		useReplica();
		this.regions.replica = () -> TwoRegions.error("NotAuthorizedException", "User is disabled.");
		assertThat(refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(PRIMARY)).reason())
			.isEqualTo(CognitoErrorReason.USER_DISABLED);
		this.regions.replica = () -> TwoRegions.error("RefreshTokenReuseException", "reused");
		assertThat(refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(PRIMARY)).reason())
			.isEqualTo(CognitoErrorReason.NOT_IN_THIS_REGION);
		assertThat(refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(REPLICA)).reason())
			.isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REUSED);
		this.regions.replica = TwoRegions::unavailable;
		assertThat(refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(PRIMARY)).reason())
			.isEqualTo(CognitoErrorReason.SERVICE_FAILURE);
	}

	@Test
	void refreshWhenTheRegionOfTheTokensCanBeAskedThenItDecides() {
		this.regions.primary = () -> TwoRegions.error("NotAuthorizedException", "Invalid Refresh Token");
		assertThat(refresh(REPLICA).region()).isEqualTo(REPLICA);
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY, REPLICA);
		this.regions.replica = () -> TwoRegions.error("NotAuthorizedException", "Refresh Token has been revoked");
		CognitoException failure = refused(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(REPLICA));
		assertThat(failure.reason()).isEqualTo(CognitoErrorReason.REFRESH_TOKEN_REJECTED);
	}

	@Test
	void revokeWhenTheRegionOfTheTokensFailsThenTheOtherIsAsked() {
		this.regions.replica = TwoRegions::unavailable;
		CognitoResponse answer = this.client.call(CognitoOperation.RevokeToken, CallRoute.tokens(REPLICA), BODY)
			.block();
		assertThat(answer.region()).isEqualTo(PRIMARY);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA, REPLICA, PRIMARY);
		useReplica();
		this.regions.replica = TwoRegions::ok;
		this.client.call(CognitoOperation.GlobalSignOut, CallRoute.tokens(PRIMARY), BODY).block();
		assertThat(this.regions.takeCalls()).as("a Region that is down is not waited for").containsExactly(REPLICA);
		seeLife();
		this.client.call(CognitoOperation.GlobalSignOut, CallRoute.tokens(PRIMARY), BODY).block();
		assertThat(this.regions.takeCalls()).containsExactly(PRIMARY);
	}

	@Test
	void revokeWhenTheReplicaDoesNotDoItThenThePrimaryIsAskedUnlessItIsDown() {
		CallRoute route = CallRoute.tokens(REPLICA);
		this.regions.replica = () -> TwoRegions.error("OperationNotEnabledException", "replica");
		assertThat(this.client.call(CognitoOperation.RevokeToken, route, BODY).block().region()).isEqualTo(PRIMARY);
		this.regions.takeCalls();
		this.regions.replica = () -> TwoRegions.error("InvalidParameterException", "no");
		refused(CognitoOperation.RevokeToken, route);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
		useReplica();
		this.regions.replica = () -> TwoRegions.error("OperationNotEnabledException", "replica");
		refused(CognitoOperation.RevokeToken, route);
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
	}

	@Test
	void callWhenItIsInATurnThenOneAttemptInEachRegion() {
		this.regions.primary = TwoRegions::refusesConnections;
		CognitoResponse answer = this.client.callBudget()
			.place()
			.inTurn(CallLane.WAITED, Duration.ZERO, (turn) -> this.client.call(CognitoOperation.InitiateAuth, BODY))
			.block();
		assertThat(answer.region()).isEqualTo(REPLICA);
		assertThat(this.regions.calls).containsExactly(PRIMARY, REPLICA);
	}

	@Test
	void callWhenModeIsManualThenOnlySomebodyChangesTheRegion() {
		CognitoClient manual = this.regions.client((replica) -> replica.mode(ReplicaRegion.Mode.MANUAL));
		this.regions.primary = TwoRegions::refusesConnections;
		for (int i = 0; i < 5; i++) {
			catchThrowableOfType(CognitoException.class,
					() -> manual.call(CognitoOperation.InitiateAuth, BODY).block());
		}
		assertThat(this.regions.takeCalls()).containsOnly(PRIMARY);
		assertThat(manual.regions().useRegion(REPLICA)).isTrue();
		manual.call(CognitoOperation.InitiateAuth, BODY).block();
		assertThat(this.regions.takeCalls()).containsExactly(REPLICA);
		this.regions.replica = () -> TwoRegions.error("OperationNotEnabledException", "replica");
		this.regions.primary = TwoRegions::ok;
		assertThat(manual.call(CognitoOperation.InitiateAuth, BODY).block().region()).isEqualTo(PRIMARY);
		this.regions.time.advanceTimeBy(Duration.ofHours(2));
		assertThat(this.regions.probes).isZero();
		assertThat(manual.regions().activeRegion()).isEqualTo(REPLICA);
	}

	@Test
	void clientWhenItHasNoReplicaThenKnowsNoRegions() {
		CognitoClient plain = CognitoClient.builder().userPoolId("eu-west-1_Ab1Cd2Ef3").clientId("c").build();
		assertThat(plain.regions()).isNull();
		plain.close();
	}

	@Test
	void routeWhenItIsShownThenSaysTheRuleAndTheRegion() {
		assertThat(CallRoute.of(CognitoOperation.InitiateAuth)).hasToString("CallRoute[ANY]");
		assertThat(CallRoute.tokens(REPLICA)).hasToString("CallRoute[TOKENS, eu-central-1]");
		assertThatIllegalArgumentException().isThrownBy(() -> CallRoute.of(null)).withMessageContaining("operation");
	}

	private void useReplica() {
		this.client.regions().useRegion(REPLICA);
	}

	/** Time for one probe. */
	private void seeLife() {
		this.regions.time.advanceTimeBy(Duration.ofSeconds(30));
	}

	private CognitoResponse call(CognitoOperation operation) {
		return this.client.call(operation, BODY).block();
	}

	private CognitoResponse refresh(String region) {
		return this.client.call(CognitoOperation.GetTokensFromRefreshToken, CallRoute.refresh(region), BODY).block();
	}

	private CognitoException refused(CognitoOperation operation, CallRoute route) {
		return catchThrowableOfType(CognitoException.class, () -> this.client.call(operation, route, BODY).block());
	}

	/** Named as that of Reactor Netty, which is known by its name only. */
	private static final class TestPoolAcquireTimeoutException extends RuntimeException {

	}

}
