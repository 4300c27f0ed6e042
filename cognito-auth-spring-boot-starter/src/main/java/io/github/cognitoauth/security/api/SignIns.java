// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.api;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import io.github.cognitoauth.authentication.CognitoPasswordAuthenticator;
import io.github.cognitoauth.authentication.CognitoTokens;
import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.CognitoUser;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.flow.CognitoChallengePolicy;
import io.github.cognitoauth.security.flow.OpenChallenge;
import io.github.cognitoauth.security.flow.SignInEnding;
import io.github.cognitoauth.security.flow.StepForms;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;

/** The steps of a sign-in: from an attempt to a result, a challenge or a problem. */
final class SignIns {

	private static final Logger logger = LoggerFactory.getLogger(SignIns.class);

	/** How long tokens that nobody will hold are being revoked at most. */
	private static final Duration REVOCATION = Duration.ofSeconds(5);

	private final ApiMode mode;

	private final CognitoPasswordAuthenticator authenticator;

	private final CognitoChallengePolicy policy;

	private final StepForms forms;

	private final OpenChallenges challenges;

	private final Clock clock;

	/** Challenges that are being answered; bounded by the requests under way. */
	private final Set<String> answering = ConcurrentHashMap.newKeySet();

	SignIns(ApiMode mode, CognitoPasswordAuthenticator authenticator, CognitoChallengePolicy policy, StepForms forms,
			OpenChallenges challenges, Clock clock) {
		this.mode = mode;
		this.authenticator = authenticator;
		this.policy = policy;
		this.forms = forms;
		this.challenges = challenges;
		this.clock = clock;
	}

	/** Make the first step. */
	Mono<ApiResponse> start(ApiRequest request, Authentication attempt) {
		return request.exchange()
			.authenticate(attempt)
			.flatMap((result) -> signedIn(request, result))
			.onErrorResume(AuthenticationException.class, (failure) -> {
				PendingSignIn pending = (failure instanceof CognitoChallengeException challenge)
						? challenge.getPending() : null;
				return (pending != null) ? challenge(request, this.policy.open(pending), true)
						: Mono.just(ApiResponse.problem(ApiFailures.of(failure)));
			});
	}

	/** Find the challenge that an answer is for. Empty if it cannot be answered. */
	Mono<OpenChallenge> find(ApiRequest request, @Nullable String handle) {
		return this.challenges.take(request.exchange(), handle);
	}

	/** Keep a challenge as it was. */
	Mono<Void> putBack(ApiRequest request, OpenChallenge open) {
		return this.challenges.keep(request.exchange(), open, false).then();
	}

	/**
	 * Take one answer at a time: while it is under way, another is refused, for which of
	 * two the pool would take nobody could say.
	 */
	Mono<ApiResponse> alone(OpenChallenge open, Mono<ApiResponse> answer) {
		return Mono.using(() -> this.answering.add(open.id()), (alone) -> alone ? answer
				: Mono.just(ApiResponse.problem(ApiProblem.of(ApiProblemCode.CHALLENGE_GONE))), (alone) -> {
					if (alone) {
						this.answering.remove(open.id());
					}
				},
				// before the client hears of it, who may try again at once
				true);
	}

	/** Answer a challenge. */
	Mono<ApiResponse> answer(ApiRequest request, OpenChallenge open, AnswerValues values) {
		return Mono.defer(() -> this.policy.isOpen(open) ? send(request, open, values)
				: ended(request, this.policy.tooLate(open, request.json()::sentence)));
	}

	private Mono<ApiResponse> send(ApiRequest request, OpenChallenge open, AnswerValues values) {
		CognitoChallengeAuthenticationToken answer;
		try {
			answer = this.forms.read(open, request.host(), values);
		}
		catch (InvalidAnswerException ex) {
			return retry(request, ApiProblemCode.ANSWER_INCOMPLETE,
					open.incomplete(new FormProblem(ex.problem(), ex.field(), null)));
		}
		return request.exchange()
			.authenticate(answer)
			.flatMap((result) -> signedIn(request, result))
			.onErrorResume(AuthenticationException.class, (failure) -> failed(request, open, failure));
	}

	private Mono<ApiResponse> failed(ApiRequest request, OpenChallenge answered, AuthenticationException failure) {
		OpenChallenge next = this.policy.after(answered, failure);
		if (next == null) {
			return ended(request, this.policy.ending(answered, failure, request.json()::sentence));
		}
		if (next.problem() == null) {
			return challenge(request, next, false);
		}
		ApiProblem outage = ApiFailures.outage(failure);
		return (outage == null) ? retry(request, ApiProblemCode.ANSWER_REFUSED, next) : describe(request, next, false)
			.map((challenge) -> ApiResponse.problem(
					ApiProblem.builder(outage.code()).retryAfter(outage.retryAfter()).challenge(challenge).build()));
	}

	private Mono<ApiResponse> ended(ApiRequest request, SignInEnding ending) {
		return Mono.just(ApiResponse.problem(ApiFailures.ofSignIn(ending.failure(), ending.text())));
	}

	private Mono<ApiResponse> retry(ApiRequest request, ApiProblemCode code, OpenChallenge open) {
		return describe(request, open, false).map((challenge) -> {
			ApiProblem.Builder problem = ApiProblem.builder(code).challenge(challenge);
			FormProblem why = open.problem();
			if (why != null) {
				problem.detail(why.text()).error(why.field(), why.text());
			}
			return ApiResponse.problem(problem.build());
		});
	}

	private Mono<ApiResponse> challenge(ApiRequest request, OpenChallenge open, boolean first) {
		return describe(request, open, first).map((challenge) -> {
			ObjectNode json = request.json().object().put("status", "challenge");
			json.set("challenge", challenge);
			ApiResponse response = ApiResponse.ok(json);
			return open.pending().hasSentCodeUnproven() ? response.countedAsAttempt() : response;
		});
	}

	private Mono<ObjectNode> describe(ApiRequest request, OpenChallenge open, boolean first) {
		return this.challenges.keep(request.exchange(), open, first).map((handle) -> {
			StepForm form = this.forms.describe(open, request.host());
			Duration left = Duration.between(this.clock.instant(), open.expiresAt());
			ObjectNode json = request.json()
				.object()
				.put("name", form.name())
				.put("step", form.step())
				.put("handle", handle)
				.put("expiresIn", Math.max(0, left.toSeconds()))
				.put("expiresAt", open.expiresAt().toString());
			return json.setAll(request.json().form(form));
		});
	}

	private Mono<ApiResponse> signedIn(ApiRequest request, Authentication result) {
		CognitoUser user = (result.getPrincipal() instanceof CognitoUser known) ? known : null;
		CognitoTokens tokens = (user != null) ? user.takeTokens() : null;
		if (this.mode == ApiMode.SESSION) {
			return request.exchange()
				.signIn(result, tokens)
				.then(Mono.fromSupplier(() -> SignInResults.session(request.json(), result, tokens)))
				.onErrorResume(AuthenticationException.class,
						(refused) -> revoke(tokens).thenReturn(ApiResponse.problem(ApiFailures.of(refused))));
		}
		if (tokens == null) {
			logger.error(
					"Somebody was signed in by {}, which gives no tokens of the pool, so that the sign-in API"
							+ " cannot answer. Use 'cognito.api.mode=session' for such users",
					result.getClass().getName());
			return Mono.just(ApiResponse
				.problem(ApiProblem.builder(ApiProblemCode.UNAVAILABLE).retryAfter(ApiFailures.AFTER_OUTAGE).build()));
		}
		return Mono.just(SignInResults.body(request.json(), tokens));
	}

	/** Nobody holds the tokens of a session that was refused. */
	private Mono<Void> revoke(@Nullable CognitoTokens tokens) {
		return (tokens != null) ? this.authenticator.revoke(tokens).timeout(REVOCATION).onErrorComplete()
				: Mono.empty();
	}

}
