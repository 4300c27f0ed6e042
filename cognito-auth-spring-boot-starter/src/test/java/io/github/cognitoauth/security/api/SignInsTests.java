// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Clock;
import java.time.Instant;

import io.github.cognitoauth.authentication.TestSignIns;
import io.github.cognitoauth.security.TestSteps;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.step.ChallengeKinds;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link SignIns}.
 */
class SignInsTests {

	private final SignIns signIns = new SignIns(ApiMode.BODY, mock(), CognitoChallengePolicy.defaults(),
			new StepForms(ChallengeKinds.standard(), "Watch"), OpenChallenges.inSession(), Clock.systemUTC());

	private final OpenChallenge open = OpenChallenge
		.open(TestSteps.step(TestSignIns.selectChallenge("EMAIL_OTP", "PASSWORD")), Instant.MAX);

	@Test
	void answerWhenAnotherIsUnderWayThenChallengeIsGone() {
		StepVerifier.create(this.signIns.alone(this.open, this.signIns.alone(this.open, done())))
			.assertNext((response) -> assertThat(isGone(response)).isTrue())
			.verifyComplete();
	}

	@Test
	void answerWhenSentAsSoonAsTheLastOneIsHeardOfThenTaken() {
		StepVerifier
			.create(this.signIns.alone(this.open, done()).flatMap((last) -> this.signIns.alone(this.open, done())))
			.assertNext((response) -> assertThat(isGone(response)).isFalse())
			.verifyComplete();
	}

	@Test
	void answerWhenTheLastOneWasGivenUpThenTaken() {
		this.signIns.alone(this.open, Mono.never()).subscribe().dispose();
		StepVerifier.create(this.signIns.alone(this.open, done()))
			.assertNext((response) -> assertThat(isGone(response)).isFalse())
			.verifyComplete();
	}

	private static Mono<ApiResponse> done() {
		return Mono.fromSupplier(ApiResponse::noContent);
	}

	private static boolean isGone(ApiResponse response) {
		ApiProblem problem = response.problem();
		return problem != null && problem.code() == ApiProblemCode.CHALLENGE_GONE;
	}

}
