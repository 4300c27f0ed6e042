// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.flow;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.cognitoauth.authentication.CognitoChallenge;
import io.github.cognitoauth.security.CognitoChallengeAuthenticationToken;
import io.github.cognitoauth.security.step.AnswerValues;
import io.github.cognitoauth.security.step.ChallengeKinds;
import io.github.cognitoauth.security.step.FormChoice;
import io.github.cognitoauth.security.step.FormField;
import io.github.cognitoauth.security.step.InvalidAnswerException;
import io.github.cognitoauth.security.step.StepContext;
import io.github.cognitoauth.security.step.StepForm;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * Describes open challenges and reads their answers, for both web stacks alike.
 * Immutable.
 *
 * @since 0.1.0
 */
public final class StepForms {

	/** As much as the pool takes for an attribute. */
	private static final int MAX_ENTERED = 2048;

	private final ChallengeKinds kinds;

	private final @Nullable String applicationName;

	/**
	 * Create one.
	 * @param kinds the kinds of challenges
	 * @param applicationName what an authenticator app shows, or {@code null} for the
	 * name of the host
	 */
	public StepForms(ChallengeKinds kinds, @Nullable String applicationName) {
		Assert.notNull(kinds, "'kinds' must not be null");
		this.kinds = kinds;
		this.applicationName = applicationName;
	}

	/**
	 * Describe what an open challenge asks.
	 * @param open the challenge
	 * @param host the name of the host that the browser knows
	 * @return a form, without finished sentences
	 */
	public StepForm describe(OpenChallenge open, String host) {
		return this.kinds.describe(open.pending().challenge(), context(open, host))
			.at(open.id(), open.steps(), open.problem())
			.build()
			.withEntered(open.entered());
	}

	/**
	 * Read the answer to an open challenge.
	 * @param open the challenge
	 * @param host the name of the host that the browser knows
	 * @param values what was entered
	 * @return what to authenticate
	 * @throws InvalidAnswerException if something is missing
	 */
	public CognitoChallengeAuthenticationToken read(OpenChallenge open, String host, AnswerValues values) {
		CognitoChallenge challenge = open.pending().challenge();
		return CognitoChallengeAuthenticationToken.of(open.pending(),
				this.kinds.read(challenge, context(open, host), values));
	}

	/**
	 * Keep what was entered, secrets excepted, so that it need not be entered again.
	 * @param open the challenge
	 * @param host the name of the host that the browser knows
	 * @param values what was entered
	 * @return the challenge with the values
	 */
	public OpenChallenge keep(OpenChallenge open, String host, AnswerValues values) {
		Map<String, String> entered = new LinkedHashMap<>();
		StepForm form = describe(open, host);
		form.allFields().filter(FormField::kept).forEach((field) -> {
			String value = values.get(field.name());
			if (value != null && !value.isBlank() && value.length() <= MAX_ENTERED) {
				entered.put(field.name(), value.strip());
			}
		});
		String chosen = values.get(FormChoice.NAME);
		if (form.choices().stream().anyMatch((choice) -> choice.value().equals(chosen))) {
			entered.put(FormChoice.NAME, chosen);
		}
		return entered.isEmpty() ? open : open.withEntered(entered);
	}

	private StepContext context(OpenChallenge open, String host) {
		String name = (this.applicationName != null) ? this.applicationName : host;
		return new StepContext(name.isBlank() ? "localhost" : name, open.pending().softwareTokenSetup());
	}

}
