// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.srp;

/**
 * A value that SRP cannot work with, or must not. Nothing was computed from it and no
 * proof exists. The message is fixed per {@link Reason} and never repeats the value.
 *
 * @since 0.1.0
 */
public final class SrpException extends IllegalArgumentException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	SrpException(Reason reason) {
		super(reason.message);
		this.reason = reason;
	}

	/**
	 * Return what is wrong.
	 * @return the reason
	 */
	public Reason reason() {
		return this.reason;
	}

	/**
	 * What is wrong with the value.
	 *
	 * @since 0.1.0
	 */
	public enum Reason {

		/** A value is absent or empty. */
		MISSING("A value that SRP needs is missing"),

		/** A value is longer than any that a user pool sends. */
		TOO_LONG("A value is longer than SRP allows"),

		/** {@code SALT} or {@code SRP_B} has characters other than hexadecimal digits. */
		NOT_HEXADECIMAL("A value is not a hexadecimal number"),

		/** The user pool id does not have the form {@code region_name}. */
		NOT_A_USER_POOL_ID("The user pool id must look like 'eu-west-1_Ab1Cd2Ef3'"),

		/** {@code SRP_B} is a multiple of N: the peer does not hold the verifier. */
		SERVER_KEY_ZERO("The server's public key is 0 modulo N"),

		/** The hash of both public keys is 0. */
		SCRAMBLER_ZERO("The scrambling parameter u is 0");

		private final String message;

		Reason(String message) {
			this.message = message;
		}

	}

}
