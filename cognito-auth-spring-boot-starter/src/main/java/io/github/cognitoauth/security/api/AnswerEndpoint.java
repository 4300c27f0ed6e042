// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.util.Set;

import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.limit.Attempt;
import io.github.cognitoauth.security.limit.SignInLimit;
import io.github.cognitoauth.security.step.AnswerValues;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.HttpMethod;

/** Every further step: the answer to an open challenge. */
final class AnswerEndpoint extends PublicEndpoint {

	private final SignIns signIns;

	private final StepForms forms;

	private final ApiMode mode;

	private final SignInLimit limit;

	AnswerEndpoint(SignIns signIns, StepForms forms, ApiMode mode, SignInLimit limit) {
		super("answer", HttpMethod.POST, "/sign-in/answer", Set.of("handle", "answer"));
		this.signIns = signIns;
		this.forms = forms;
		this.mode = mode;
		this.limit = limit;
	}

	/** By the sign-in that is answered, which only the handle tells. */
	@Override
	public boolean limited() {
		return false;
	}

	@Override
	public Mono<ApiResponse> handle(ApiRequest request) {
		String handle = request.text("handle");
		if (handle == null && this.mode == ApiMode.BODY) {
			throw new ApiProblemException(ApiProblem.badRequest("The member 'handle' must be a text."));
		}
		ObjectNode answer = request.object("answer");
		return this.signIns.find(request, handle)
			.singleOptional()
			.flatMap((found) -> found.map((open) -> answer(request, open, answer))
				.orElseGet(() -> Mono.just(ApiResponse.problem(ApiProblem.of(ApiProblemCode.CHALLENGE_GONE)))));
	}

	private Mono<ApiResponse> answer(ApiRequest request, OpenChallenge open, ObjectNode answer) {
		return Mono.defer(() -> {
			AnswerValues values = ApiBodies.values(answer, this.forms.describe(open, request.host()));
			Mono<ApiResponse> answered = ApiLimits.within(this.limit, attempt(request, open),
					Mono.defer(() -> this.signIns.answer(request, open, values)));
			// ahead of the limits: who comes second has guessed nothing
			return this.signIns.alone(open, answered)
				.flatMap((response) -> isLimited(response) ? this.signIns.putBack(request, open).thenReturn(response)
						: Mono.just(response));
		})
			// what is no answer leaves the challenge where it was
			.onErrorResume(ApiProblemException.class,
					(refused) -> this.signIns.putBack(request, open).then(Mono.error(refused)));
	}

	/** Nothing was sent, and the challenge is still open. */
	private static boolean isLimited(ApiResponse response) {
		ApiProblem problem = response.problem();
		return problem != null && problem.code() == ApiProblemCode.RATE_LIMITED && problem.challenge() == null;
	}

	private static Attempt attempt(ApiRequest request, OpenChallenge open) {
		ApiCall call = request.call();
		Attempt attempt = Attempt.of(call.remoteAddress(), call.hasUnreadForwardedHeader(),
				open.pending().challenge().loginName());
		return new Attempt(attempt.address(), attempt.name(), open.id());
	}

}
