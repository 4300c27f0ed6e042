// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.account.page;

import java.time.Instant;

import io.github.cognitoauth.security.step.SetupKey;
import io.github.cognitoauth.security.step.StepForm;
import io.github.cognitoauth.security.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * The second half of something whose first half was done.
 *
 * @param path the path of the page that goes on
 * @param text what that page says, or {@code null} for what it says anyway
 * @param target what it is about: the name of an attribute or an id, or {@code null}
 * @param about what people call that, or {@code null}
 * @param secret the key for an authenticator app, or {@code null}
 * @param otpauthUri the link with that key, or {@code null}
 * @param passkey the options of a passkey, or {@code null}
 * @param since when it began
 */
record OpenStep(String path, @Nullable Text text, @Nullable String target, @Nullable String about,
		@Nullable String secret, @Nullable String otpauthUri, @Nullable String passkey, Instant since) {

	static OpenStep of(String path, StepForm form, @Nullable String target, Instant since) {
		SetupKey setup = form.setup();
		return new OpenStep(path, form.text(), target, null, (setup != null) ? setup.secret() : null,
				(setup != null) ? setup.otpauthUri() : null, form.passkey(), since);
	}

	static OpenStep about(String path, String target, @Nullable String about, Instant since) {
		return new OpenStep(path, null, target, about, null, null, null, since);
	}

	/** Put what was told by the first half into the form of the second. */
	StepForm.Builder addTo(StepForm.Builder form) {
		if (this.text != null) {
			form.text(this.text);
		}
		if (this.secret != null && this.otpauthUri != null) {
			form.setup(SetupKey.of(this.secret, this.otpauthUri));
		}
		if (this.passkey != null) {
			form.passkey(this.passkey);
		}
		return form;
	}

	@Override
	public String toString() {
		return "OpenStep[" + this.path + "]";
	}

}
