// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Function;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.CustomChallenge;
import io.github.cognitoauth.authentication.NewPasswordRequiredChallenge;
import io.github.cognitoauth.protocol.CognitoErrorReason;
import io.github.cognitoauth.protocol.CognitoException;
import io.github.cognitoauth.protocol.CognitoUnavailableException;
import io.github.cognitoauth.security.CognitoChallengeException;
import io.github.cognitoauth.security.PendingSignIn;
import io.github.cognitoauth.security.SignInFailures;
import io.github.cognitoauth.security.step.FormProblem;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.CredentialsExpiredException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.util.Assert;

/**
 * How long a challenge stays open and how many answers may be refused. Immutable.
 *
 * @since 0.1.0
 */
public final class CognitoChallengePolicy {

	/** The default of the app client's {@code AuthSessionValidity}. */
	public static final Duration DEFAULT_VALIDITY = Duration.ofMinutes(3);

	/** Cognito locks a user out after as many wrong codes. */
	public static final int DEFAULT_MAX_REFUSALS = 5;

	/** More than any pool asks; a trigger could ask without an end. */
	private static final int MAX_STEPS = 20;

	private final Duration validity;

	private final int maxRefusals;

	private final Clock clock;

	/**
	 * Create a policy.
	 * @param validity how long a challenge stays open, at most what the app client allows
	 * @param maxRefusals how many refused answers end a sign-in, at least one
	 * @param clock tells the time
	 */
	public CognitoChallengePolicy(Duration validity, int maxRefusals, Clock clock) {
		Assert.isTrue(!validity.isZero() && !validity.isNegative(), "'validity' must be positive");
		Assert.isTrue(maxRefusals > 0, "'maxRefusals' must be positive");
		Assert.notNull(clock, "'clock' must not be null");
		this.validity = validity;
		this.maxRefusals = maxRefusals;
		this.clock = clock;
	}

	/**
	 * Return a policy with the defaults.
	 * @return a policy on the system clock
	 */
	public static CognitoChallengePolicy defaults() {
		return new CognitoChallengePolicy(DEFAULT_VALIDITY, DEFAULT_MAX_REFUSALS, Clock.systemUTC());
	}

	/**
	 * Open the first challenge of a sign-in.
	 * @param step what the pool asks
	 * @return the open challenge
	 */
	public OpenChallenge open(PendingSignIn step) {
		return OpenChallenge.open(step, this.clock.instant().plus(this.validity));
	}

	/**
	 * Return whether a challenge can still be answered.
	 * @param state the challenge
	 * @return whether its time is not over
	 */
	public boolean isOpen(OpenChallenge state) {
		return !state.isExpiredAt(this.clock.instant());
	}

	/**
	 * Decide how a sign-in goes on after an answer that did not end it.
	 * @param answered the challenge that was answered
	 * @param failure what came of it
	 * @return the challenge to show now, or {@code null} if the sign-in has failed
	 */
	public @Nullable OpenChallenge after(OpenChallenge answered, AuthenticationException failure) {
		if (failure instanceof CognitoChallengeException challenge && challenge.getProblem() == null) {
			PendingSignIn pending = challenge.getPending();
			return (pending != null && answered.steps() < MAX_STEPS) ? next(answered, pending) : null;
		}
		int remaining = this.maxRefusals - answered.refusals() - 1;
		if (!canBeAnsweredAgain(failure) || remaining <= 0) {
			return null;
		}
		OpenChallenge next = answered
			.refused(new FormProblem(SignInFailures.textOf(failure), null, isOutage(failure) ? null : remaining));
		return mayHaveBeenTaken(failure) ? next.withAnswerLost() : next;
	}

	/**
	 * Return how a sign-in has failed.
	 * @param answered the challenge that was answered
	 * @param failure what came of it
	 * @param sentences finds the sentence of a text
	 * @return the failure, or one that says that there were too many; the latter has no
	 * cause, which could hold the answer and end up in a session
	 */
	public SignInEnding ending(OpenChallenge answered, AuthenticationException failure,
			Function<Text, String> sentences) {
		if (failure instanceof CognitoChallengeException challenge && challenge.getProblem() == null) {
			return rejected("cognito.problem.too-many-steps", sentences);
		}
		if (answered.isAnswerLost() && isSessionOver(failure)) {
			return tooLate(answered, sentences);
		}
		if (canBeAnsweredAgain(failure) && !isOutage(failure)) {
			return rejected("cognito.problem.too-many-answers", sentences);
		}
		return new SignInEnding(SignInFailures.textOf(failure), failure);
	}

	/**
	 * Return that a sign-in ended because its time was over, or because an answer that
	 * was lost on the way back had been taken after all.
	 * @param answered the challenge, or {@code null} if there is none any more
	 * @param sentences finds the sentence of a text
	 * @return the failure
	 */
	public SignInEnding tooLate(@Nullable OpenChallenge answered, Function<Text, String> sentences) {
		String code = "cognito.problem.step-expired";
		if (answered != null && answered.isAnswerLost()) {
			code = (answered.pending().challenge() instanceof NewPasswordRequiredChallenge)
					? "cognito.problem.new-password-lost" : "cognito.problem.answer-lost";
		}
		Text text = Text.of(code);
		return new SignInEnding(text, new CredentialsExpiredException(sentences.apply(text)));
	}

	private static SignInEnding rejected(String code, Function<Text, String> sentences) {
		Text text = Text.of(code);
		return new SignInEnding(text, new BadCredentialsException(sentences.apply(text)));
	}

	/** A trigger does not say that an answer was wrong: it asks the same once more. */
	private OpenChallenge next(OpenChallenge answered, PendingSignIn pending) {
		OpenChallenge next = answered.next(pending, this.clock.instant().plus(this.validity));
		CognitoChallenge before = answered.pending().challenge();
		boolean again = before instanceof CustomChallenge && pending.challenge() instanceof CustomChallenge
				&& before.parameters().equals(pending.challenge().parameters());
		return again ? next.incomplete(new FormProblem(Text.of("cognito.problem.answer-not-taken"), null, null)) : next;
	}

	private static boolean canBeAnsweredAgain(AuthenticationException failure) {
		return failure instanceof CognitoChallengeException || isOutage(failure) || isWrongCode(failure);
	}

	private static boolean isOutage(AuthenticationException failure) {
		return failure.getCause() instanceof CognitoUnavailableException outage
				&& outage.reason() != CognitoErrorReason.SESSION_REGION_DOWN;
	}

	private static boolean isWrongCode(AuthenticationException failure) {
		if (!(failure.getCause() instanceof CognitoException refused)) {
			return false;
		}
		return switch (refused.reason()) {
			case CODE_MISMATCH -> true;
			// of an authenticator app, else it is no matter of bad credentials
			case CODE_EXPIRED -> failure instanceof BadCredentialsException;
			default -> false;
		};
	}

	private static boolean mayHaveBeenTaken(AuthenticationException failure) {
		return failure.getCause() instanceof CognitoUnavailableException lost && switch (lost.reason()) {
			case TRANSPORT_FAILURE, TIMEOUT, SERVICE_FAILURE, INVALID_RESPONSE, UNEXPECTED_ANSWER -> true;
			default -> false;
		};
	}

	private static boolean isSessionOver(AuthenticationException failure) {
		return failure.getCause() instanceof CognitoException refused && switch (refused.reason()) {
			case SESSION_EXPIRED, SESSION_SPENT, SESSION_REGION_DOWN -> true;
			default -> false;
		};
	}

}
