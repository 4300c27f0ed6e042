// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.util.List;

import io.github.cognitoauth.authentication.ChallengeAnswer;
import io.github.cognitoauth.authentication.MfaSetupChallenge;
import io.github.cognitoauth.security.step.StepAnswer;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.util.Assert;

/**
 * The answer to a challenge, on its way to {@link CognitoAuthenticationProvider} or
 * {@link CognitoReactiveAuthenticationManager}. Never authenticated. A copy that was
 * serialized, as part of an exception in a session, has neither step nor answer.
 *
 * @since 0.1.0
 */
public final class CognitoChallengeAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final String username;

	private final transient PendingSignIn step;

	private transient @Nullable ChallengeAnswer answer;

	private CognitoChallengeAuthenticationToken(PendingSignIn step, @Nullable ChallengeAnswer answer) {
		super(List.<GrantedAuthority>of());
		this.username = step.challenge().username();
		this.step = step;
		this.answer = answer;
	}

	/**
	 * Answer a step.
	 * @param step the step
	 * @param answer made by the challenge of the step, or by its set-up
	 * @return a token to authenticate
	 */
	public static CognitoChallengeAuthenticationToken answer(PendingSignIn step, ChallengeAnswer answer) {
		Assert.notNull(step, "'step' must not be null");
		Assert.notNull(answer, "'answer' must not be null");
		return new CognitoChallengeAuthenticationToken(step, answer);
	}

	/**
	 * Begin to set an authenticator app up. The result is again a
	 * {@link CognitoChallengeException}, whose step holds the secret.
	 * @param step a step that asks for a second factor to be set up
	 * @return a token to authenticate
	 * @throws IllegalArgumentException if the step asks for something else
	 */
	public static CognitoChallengeAuthenticationToken softwareTokenSetup(PendingSignIn step) {
		Assert.notNull(step, "'step' must not be null");
		Assert.isInstanceOf(MfaSetupChallenge.class, step.challenge(), "'step' must ask for a second factor");
		return new CognitoChallengeAuthenticationToken(step, null);
	}

	/**
	 * Answer a step with what was read of it.
	 * @param step the step
	 * @param answer what the step's kind read
	 * @return a token to authenticate
	 */
	public static CognitoChallengeAuthenticationToken of(PendingSignIn step, StepAnswer answer) {
		ChallengeAnswer read = answer.answer();
		return (read != null) ? answer(step, read) : softwareTokenSetup(step);
	}

	/**
	 * Return the step that is answered.
	 * @return the step
	 */
	public PendingSignIn getPending() {
		return this.step;
	}

	/**
	 * Return nothing: the answer is for the pool only.
	 * @return always {@code null}
	 */
	@Override
	public @Nullable Object getCredentials() {
		return null;
	}

	@Override
	public Object getPrincipal() {
		return this.username;
	}

	@Override
	public void setAuthenticated(boolean authenticated) {
		Assert.isTrue(!authenticated, "An answer to a challenge is never authenticated");
		super.setAuthenticated(false);
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.answer = null;
	}

	@Nullable ChallengeAnswer answer() {
		return this.answer;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other;
	}

	@Override
	public int hashCode() {
		return System.identityHashCode(this);
	}

	@Override
	public String toString() {
		return "CognitoChallengeAuthenticationToken[authenticated=false]";
	}

}
