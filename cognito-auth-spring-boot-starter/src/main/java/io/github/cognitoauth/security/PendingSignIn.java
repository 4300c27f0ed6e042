// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security;

import java.io.Serializable;
import java.time.DateTimeException;

import io.github.cognitoauth.authentication.ChallengeCodec;
import io.github.cognitoauth.authentication.CodeChallenge;
import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.authentication.UnreadableChallengeException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A sign-in that waits for an answer: the question and what was proved before it.
 * Immutable and serializable, so it can be kept in the session of the browser that
 * started it. It holds secrets: keep it on the server. {@link #toString()} shows none.
 *
 * @since 0.1.0
 */
public final class PendingSignIn implements Serializable {

	private static final long serialVersionUID = 1L;

	private static final JsonMapper MAPPER = JsonMapper.builder().build();

	private final CognitoChallenge challenge;

	private final @Nullable SoftwareTokenSetup softwareTokenSetup;

	private final SignInFactors factors;

	PendingSignIn(CognitoChallenge challenge, @Nullable SoftwareTokenSetup softwareTokenSetup, SignInFactors factors) {
		this.challenge = challenge;
		this.softwareTokenSetup = softwareTokenSetup;
		this.factors = factors;
	}

	/**
	 * Return the question.
	 * @return the challenge
	 */
	public CognitoChallenge challenge() {
		return this.challenge;
	}

	/**
	 * Return the secret that the user adds to an authenticator app.
	 * @return the set-up, or {@code null} unless one has begun
	 */
	public @Nullable SoftwareTokenSetup softwareTokenSetup() {
		return this.softwareTokenSetup;
	}

	/**
	 * Return it as compact JSON, in the form of {@link ChallengeCodec} with what was
	 * proved. It holds secrets.
	 * @return a JSON object
	 */
	public String toJson() {
		SoftwareTokenSetup setup = this.softwareTokenSetup;
		ObjectNode json = (ObjectNode) MAPPER
			.readTree((setup != null) ? ChallengeCodec.write(setup) : ChallengeCodec.write(this.challenge));
		this.factors.write(json.putObject("factors"));
		return MAPPER.writeValueAsString(json);
	}

	/**
	 * Read what {@link #toJson()} returned.
	 * @param text the JSON
	 * @return the sign-in
	 * @throws UnreadableChallengeException if the text is anything else
	 */
	public static PendingSignIn ofJson(String text) {
		CognitoChallenge challenge = ChallengeCodec.readChallenge(text);
		SoftwareTokenSetup setup = ChallengeCodec.readSetup(text);
		try {
			SignInFactors factors = SignInFactors.read(MAPPER.readTree(text).path("factors"));
			return new PendingSignIn(challenge, setup, factors);
		}
		catch (DateTimeException ex) {
			throw new UnreadableChallengeException("The member 'factors' has no time");
		}
	}

	/**
	 * Return whether the pool has sent a code to somebody of whom nothing is proven yet.
	 * The limits count that like a failure: strangers could have messages sent without an
	 * end.
	 * @return whether it has
	 */
	public boolean hasSentCodeUnproven() {
		return this.challenge instanceof CodeChallenge && this.factors.isNothingProven();
	}

	SignInFactors factors() {
		return this.factors;
	}

	@Override
	public String toString() {
		return "PendingSignIn[" + this.challenge + "]";
	}

}
