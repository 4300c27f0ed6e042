package io.github.cognitoauth.security.challenge;

import org.jspecify.annotations.Nullable;

/**
 * An input of the challenge page.
 *
 * @param name the name of the form field
 * @param label what stands above it
 * @param type the type of the HTML input
 * @param autocomplete the purpose of the field, for browsers and password managers
 * @param inputMode the keyboard that a phone shows, or {@code null}
 * @param required whether the browser insists on a value
 * @param hint a remark below the label, or {@code null}
 * @since 0.1.0
 */
public record ChallengeField(String name, String label, String type, String autocomplete, @Nullable String inputMode,
		boolean required, @Nullable String hint) {

	static ChallengeField text(String name, String label, String type, String autocomplete) {
		return new ChallengeField(name, label, type, autocomplete, null, true, null);
	}

	static ChallengeField code(String label) {
		return new ChallengeField(CognitoChallengeForm.CODE, label, "text", "one-time-code", "numeric", true, null);
	}

	ChallengeField withHint(String hint) {
		return new ChallengeField(this.name, this.label, this.type, this.autocomplete, this.inputMode, this.required,
				hint);
	}

	ChallengeField optional() {
		return new ChallengeField(this.name, this.label, this.type, this.autocomplete, this.inputMode, false,
				this.hint);
	}

}
