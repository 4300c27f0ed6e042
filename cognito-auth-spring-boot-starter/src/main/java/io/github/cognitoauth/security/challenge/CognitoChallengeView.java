package io.github.cognitoauth.security.challenge;

import java.util.List;
import java.util.Map;

import io.github.cognitoauth.security.flow.OpenChallenge;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/**
 * What a challenge page shows, for the default page and for pages of the application.
 * Texts come from the pool in part: escape them. The set-up secret is one: the page must
 * not be cached.
 *
 * @param id goes back in the form field {@code challenge}
 * @param challengeName the name on the wire, such as {@code EMAIL_OTP}
 * @param title the headline
 * @param text what to do, one sentence or two
 * @param facts what the pool tells with its own challenges, by name; else empty
 * @param choices the ways to go on, for the form field {@code choice}; else empty
 * @param fields the inputs, in order
 * @param qrCode a QR code for an authenticator app as an SVG element, or {@code null}
 * @param setupSecret the same secret for typing, or {@code null}
 * @param passkeyOptions the JSON for {@code navigator.credentials.get}, or {@code null}
 * @param answerable whether there is a form to send; otherwise starting over is all
 * @param problem why the last answer was not taken, or {@code null}
 * @since 0.1.0
 */
public record CognitoChallengeView(String id, String challengeName, String title, String text,
		Map<String, String> facts, List<ChallengeChoice> choices, List<ChallengeField> fields, @Nullable String qrCode,
		@Nullable String setupSecret, @Nullable String passkeyOptions, boolean answerable, @Nullable String problem) {

	/** Name of the request attribute in which a page of the application finds it. */
	public static final String ATTRIBUTE = "cognitoChallenge";

	/** Copy the collections. */
	public CognitoChallengeView {
		choices = List.copyOf(choices);
		fields = List.copyOf(fields);
	}

	/**
	 * Describe the page of an open challenge.
	 * @param state the open challenge
	 * @param applicationName the name that an authenticator app shows
	 * @return the view
	 */
	public static CognitoChallengeView of(OpenChallenge state, String applicationName) {
		Assert.notNull(state, "'state' must not be null");
		Assert.hasText(applicationName, "'applicationName' must not be empty");
		return ChallengeViews.of(state, applicationName);
	}

	@Override
	public String toString() {
		return "CognitoChallengeView[" + this.challengeName + "]";
	}

}
