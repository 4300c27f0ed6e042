// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.cognitoauth.support.Results;
import io.github.cognitoauth.support.ScriptedPool;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.contextpropagation.ObservationThreadLocalAccessor;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CallObservations} and the default convention.
 */
class CallObservationsTests {

	private static final Duration TIMEOUT = Duration.ofSeconds(20);

	@RegisterExtension
	static final ScriptedPool pool = new ScriptedPool();

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	@Test
	void callWhenAnswerIsChallengeThenItIsNamed() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"SMS_MFA\"}");

		Results.of(call(client(CognitoRetryPolicy.none())));

		assertThatCall().hasNameEqualTo("cognito.client")
			.hasContextualNameEqualTo("cognito InitiateAuth")
			.hasLowCardinalityKeyValue("cognito.operation", "InitiateAuth")
			.hasLowCardinalityKeyValue("cognito.challenge", "SMS_MFA")
			.hasLowCardinalityKeyValue("outcome", "SUCCESS")
			.hasLowCardinalityKeyValue("exception", "none")
			.hasBeenStarted()
			.hasBeenStopped()
			.doesNotHaveError();
	}

	@Test
	void callWhenChallengeIsNotKnownThenValueIsBounded() {
		pool.answer(CognitoOperation.InitiateAuth, "{\"ChallengeName\": \"CARRIER_PIGEON_7\"}");

		Results.of(call(client(CognitoRetryPolicy.none())));

		assertThatCall().hasLowCardinalityKeyValue("cognito.challenge", "other");
	}

	@ParameterizedTest
	@CsvSource({ "NotAuthorizedException, REJECTED", "CodeMismatchException, USER_ACTION",
			"InternalErrorException, UNAVAILABLE", "InvalidParameterException, MISCONFIGURED" })
	void callWhenItFailsThenOutcomeIsKind(String code, String outcome) {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.error(code, "no"));

		Results.failure(call(client(CognitoRetryPolicy.none())));

		assertThatCall().hasLowCardinalityKeyValue("outcome", outcome)
			.hasLowCardinalityKeyValue("exception", code)
			.hasLowCardinalityKeyValue("cognito.challenge", "none")
			.hasError()
			.hasBeenStopped();
	}

	@Test
	void callWhenThrottledOnceThenIsOneObservationWithEvent() {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.error("TooManyRequestsException", null),
				ScriptedPool.ok("{}"));

		Results.of(call(client(new CognitoRetryPolicy(2, Duration.ZERO, Duration.ZERO))));

		TestObservationRegistryAssert.assertThat(this.registry).hasNumberOfObservationsEqualTo(1);
		assertThatCall().hasEvent("throttled").hasLowCardinalityKeyValue("outcome", "SUCCESS").doesNotHaveError();
	}

	@Test
	void callWhenThePoolHasAReplicaThenIsOneObservationAllTheSame() {
		TwoRegions regions = new TwoRegions();
		AtomicInteger calls = new AtomicInteger();
		regions.primary = () -> (calls.incrementAndGet() == 1) ? TwoRegions.error("TooManyRequestsException", "no")
				: TwoRegions.refusesConnections();
		CognitoClient client = regions.client((replica) -> {
		}, (builder) -> builder.observationRegistry(this.registry));

		Results.of(call(client));

		TestObservationRegistryAssert.assertThat(this.registry).hasNumberOfObservationsEqualTo(1);
		assertThatCall().hasEvent("throttled").hasLowCardinalityKeyValue("outcome", "SUCCESS").doesNotHaveError();
	}

	@Test
	void callWhenItBeginsThenOutcomeIsNotKnownAndWhenItFailsThenIsCompleted() {
		List<String> outcomes = new ArrayList<>();
		AtomicReference<CognitoClientContext> seen = new AtomicReference<>();
		this.registry.observationConfig().observationHandler(new ObservationHandler<CognitoClientContext>() {

			@Override
			public void onStart(CognitoClientContext context) {
				outcomes.add(context.getLowCardinalityKeyValue("outcome").getValue());
				seen.set(context);
			}

			@Override
			public boolean supportsContext(Observation.Context context) {
				return context instanceof CognitoClientContext;
			}

		});
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.error("BrandNewException", "no"));

		Results.failure(call(client(CognitoRetryPolicy.none())));

		assertThat(outcomes).containsExactly("UNKNOWN");
		assertThat(seen.get()).returns(true, CognitoClientContext::isCompleted)
			.returns(false, CognitoClientContext::isCancelled);
		assertThatCall().hasLowCardinalityKeyValue("pool", "main").hasLowCardinalityKeyValue("exception", "other");
	}

	@Test
	void callWhenNoAnswerCameThenTheCodeIsThatOfThisLibrary() {
		TwoRegions regions = new TwoRegions();
		regions.primary = TwoRegions::timesOut;
		regions.replica = TwoRegions::timesOut;

		Results.failure(call(regions.client((replica) -> {
		}, (builder) -> builder.observationRegistry(this.registry))));

		assertThatCall().hasLowCardinalityKeyValue("exception", CognitoErrorCodes.TIMEOUT);
	}

	@Test
	void callWhenCancelledThenOutcomeSaysSo() {
		pool.answer(CognitoOperation.InitiateAuth, ScriptedPool.ok("{}").withFixedDelay(30_000));

		StepVerifier.create(call(client(CognitoRetryPolicy.none()))).expectSubscription().thenCancel().verify(TIMEOUT);

		assertThatCall().hasLowCardinalityKeyValue("outcome", "CANCELLED").hasBeenStopped().doesNotHaveError();
	}

	@Test
	void callWhenContextHasObservationThenItIsTheParent() {
		pool.answer(CognitoOperation.InitiateAuth, "{}");
		Observation parent = Observation.start("parent", this.registry);

		Results.of(call(client(CognitoRetryPolicy.none()))
			.contextWrite((context) -> context.put(ObservationThreadLocalAccessor.KEY, parent)));

		assertThatCall().hasParentObservationEqualTo(parent);
		parent.stop();
	}

	@Test
	void callWhenConventionIsGivenThenItNamesTheKeys() {
		pool.answer(CognitoOperation.InitiateAuth, "{}");
		CognitoClientObservationConvention convention = new DefaultCognitoClientObservationConvention() {

			@Override
			public KeyValues getLowCardinalityKeyValues(CognitoClientContext context) {
				return KeyValues.of("op", context.operation().name());
			}

		};

		Results.of(call(pool.client().observationRegistry(this.registry).observationConvention(convention).build()));

		assertThatCall().hasLowCardinalityKeyValue("op", "InitiateAuth")
			.doesNotHaveLowCardinalityKeyValueWithKey("outcome");
	}

	private CognitoClient client(CognitoRetryPolicy retry) {
		return pool.client().retry(retry).observationRegistry(this.registry).build();
	}

	private static Mono<CognitoResponse> call(CognitoClient client) {
		return client.call(CognitoOperation.InitiateAuth, CognitoRequestBody::create);
	}

	private TestObservationRegistryAssert.TestObservationRegistryAssertReturningObservationContextAssert assertThatCall() {
		return TestObservationRegistryAssert.assertThat(this.registry)
			.hasObservationWithNameEqualTo("cognito.client")
			.that();
	}

}
