// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.protocol;

/** Which types of errors have a reason. */
public final class KnownErrors {

	private KnownErrors() {
	}

	/** The classes of the SDK write {@code Mfa} where the wire has {@code MFA}. */
	public static boolean contains(String className) {
		return ErrorReasons.isKnown(className) || ErrorReasons.isKnown(className.replace("Mfa", "MFA"));
	}

}
