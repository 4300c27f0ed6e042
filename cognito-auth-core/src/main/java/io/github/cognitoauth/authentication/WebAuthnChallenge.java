// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import org.springframework.util.Assert;

/**
 * A passkey is asked for ({@code WEB_AUTHN}).
 *
 * @since 0.1.0
 */
public final class WebAuthnChallenge extends CognitoChallenge {

	private static final long serialVersionUID = 1L;

	WebAuthnChallenge(ChallengeData data) {
		super(data);
	}

	/**
	 * Return what the browser's {@code navigator.credentials.get} needs
	 * ({@code CREDENTIAL_REQUEST_OPTIONS}).
	 * @return the JSON text of {@code PublicKeyCredentialRequestOptionsJSON}; empty if
	 * the service sent none
	 */
	public String credentialRequestOptions() {
		return parameters().getOrDefault("CREDENTIAL_REQUEST_OPTIONS", "");
	}

	/**
	 * Answer with what the browser returned. Text that is no JSON object is refused
	 * without a call, with reason {@code INPUT_REFUSED}.
	 * @param credential the JSON text of {@code AuthenticationResponseJSON}
	 * @return the answer
	 */
	public ChallengeAnswer answer(String credential) {
		Assert.hasText(credential, "'credential' must not be empty");
		return answerWith("CREDENTIAL", credential);
	}

}
