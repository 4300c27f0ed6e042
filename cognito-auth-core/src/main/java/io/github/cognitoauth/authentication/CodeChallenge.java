// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.authentication;

import io.github.cognitoauth.protocol.OneTimeCodes;
import org.jspecify.annotations.Nullable;

/**
 * A challenge that is answered with a one-time code. A wrong code ends in a
 * {@code CodeMismatchException}, after which the same challenge can be answered again;
 * after five wrong codes the user is locked out for a while. There is no operation that
 * sends another code: start the sign-in again.
 *
 * @since 0.1.0
 */
public abstract sealed class CodeChallenge extends CognitoChallenge
		permits SmsMfaChallenge, SmsOtpChallenge, EmailOtpChallenge, SoftwareTokenMfaChallenge {

	private static final long serialVersionUID = 1L;

	private final String responseKey;

	CodeChallenge(ChallengeData data, String responseKey) {
		super(data);
		this.responseKey = responseKey;
	}

	/**
	 * Return where the code was sent.
	 * @return medium and masked destination, both {@code null} for an authenticator app
	 */
	public CodeDelivery delivery() {
		return new CodeDelivery(parameters().get("CODE_DELIVERY_DELIVERY_MEDIUM"),
				parameters().get("CODE_DELIVERY_DESTINATION"), null);
	}

	/**
	 * Return the name that the user gave the authenticator app
	 * ({@code FRIENDLY_DEVICE_NAME}).
	 * @return the name, or {@code null}
	 */
	public @Nullable String friendlyDeviceName() {
		return parameters().get("FRIENDLY_DEVICE_NAME");
	}

	/**
	 * Answer with the code. Separators and invisible characters are dropped, since people
	 * copy codes in groups, and the digits of any script are understood.
	 * @param code the code; its length is not checked, as it differs between kinds
	 * @return the answer
	 * @throws IllegalArgumentException if the code is blank
	 */
	public ChallengeAnswer answer(String code) {
		return answerWith(this.responseKey, OneTimeCodes.required(code));
	}

}
