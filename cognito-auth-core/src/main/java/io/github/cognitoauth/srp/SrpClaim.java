// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

/**
 * The proof of one attempt, as {@code RespondToAuthChallenge} takes it for
 * {@code PASSWORD_VERIFIER} and {@code DEVICE_PASSWORD_VERIFIER}.
 *
 * @param signature the member {@code PASSWORD_CLAIM_SIGNATURE}, base64
 * @param secretBlock the member {@code PASSWORD_CLAIM_SECRET_BLOCK}: the challenge's
 * {@code SECRET_BLOCK}, unchanged
 * @param timestamp the member {@code TIMESTAMP}, the text that was signed
 * @since 0.1.0
 */
public record SrpClaim(String signature, String secretBlock, String timestamp) {

	@Override
	public String toString() {
		return "SrpClaim[signature=****, secretBlock=****, timestamp=" + this.timestamp + ']';
	}

}
