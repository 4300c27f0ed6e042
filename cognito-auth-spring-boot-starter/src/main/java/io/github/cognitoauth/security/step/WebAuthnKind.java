// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.WebAuthnChallenge;
import io.github.cognitoauth.security.text.Text;

import org.springframework.security.core.authority.FactorGrantedAuthority;

/** A passkey. */
final class WebAuthnKind implements ChallengeKind<WebAuthnChallenge> {

	private static final String CREDENTIAL = "credential";

	@Override
	public Class<WebAuthnChallenge> type() {
		return WebAuthnChallenge.class;
	}

	@Override
	public void describe(WebAuthnChallenge challenge, StepContext context, StepForm.Builder form) {
		form.texts("cognito.challenge.passkey")
			.passkey(challenge.credentialRequestOptions())
			.field(FormField.of(CREDENTIAL, FieldType.OBJECT, Text.of("cognito.field.credential"), "off"));
	}

	@Override
	public StepAnswer read(WebAuthnChallenge challenge, StepContext context, AnswerValues values) {
		return StepAnswer.of(challenge.answer(values.object(CREDENTIAL, Text.of("cognito.problem.passkey-not-used"))));
	}

	@Override
	public String factor(WebAuthnChallenge challenge) {
		return FactorGrantedAuthority.WEBAUTHN_AUTHORITY;
	}

}
