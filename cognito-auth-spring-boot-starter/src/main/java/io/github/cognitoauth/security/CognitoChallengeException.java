// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AccountStatusException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.util.Assert;

/**
 * The pool asks for another step before it issues tokens. Nobody is signed in yet.
 * <p>
 * It is no failed attempt: it stops the search for other providers, and
 * {@link org.springframework.security.authentication.DefaultAuthenticationEventPublisher}
 * publishes nothing for it. An exception can end up in a session, with the request that
 * caused it, so it keeps neither the password (which was right) nor, when serialized, the
 * step.
 *
 * @since 0.1.0
 */
public final class CognitoChallengeException extends AccountStatusException {

	private static final long serialVersionUID = 1L;

	private final String challengeName;

	private final transient @Nullable PendingSignIn step;

	private final @Nullable Text problem;

	CognitoChallengeException(String message, PendingSignIn step) {
		super(message);
		this.challengeName = step.challenge().name().value();
		this.step = step;
		this.problem = null;
	}

	CognitoChallengeException(String message, PendingSignIn step, Text problem, Throwable cause) {
		super(message, cause);
		this.challengeName = step.challenge().name().value();
		this.step = step;
		this.problem = problem;
	}

	/**
	 * Return the name of the challenge.
	 * @return the name on the wire, such as {@code SOFTWARE_TOKEN_MFA}; new names can
	 * come
	 */
	public String getChallengeName() {
		return this.challengeName;
	}

	/**
	 * Return the step to be answered.
	 * @return the step, or {@code null} in a copy that was serialized
	 */
	public @Nullable PendingSignIn getPending() {
		return this.step;
	}

	/**
	 * Return why the last answer was not taken, where the same step can be answered
	 * again.
	 * @return a text for the user who gave the answer, or {@code null}
	 */
	public @Nullable Text getProblem() {
		return this.problem;
	}

	/**
	 * Keep the request without its credentials.
	 * @param request the request that led to the challenge
	 */
	@Override
	public void setAuthenticationRequest(@Nullable Authentication request) {
		Assert.notNull(request, "'request' must not be null");
		super.setAuthenticationRequest(withoutCredentials(request));
	}

	private static Authentication withoutCredentials(Authentication request) {
		UsernamePasswordAuthenticationToken copy = UsernamePasswordAuthenticationToken
			.unauthenticated(request.getName(), null);
		copy.setDetails(CognitoClientDetails.stored(request.getDetails()));
		return copy;
	}

}
