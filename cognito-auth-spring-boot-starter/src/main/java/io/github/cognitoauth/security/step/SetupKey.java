// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.security.step;

import io.github.cognitoauth.authentication.SoftwareTokenSetup;
import io.github.cognitoauth.authentication.TotpSecret;
import org.jspecify.annotations.Nullable;

/**
 * The secret of an authenticator app that is being set up, in the three forms in which it
 * gets there. It must not be cached or logged; {@link #toString()} shows nothing of it.
 *
 * @param secret the key in base32, for typing
 * @param otpauthUri the link that opens an authenticator app on the same device
 * @param qrCode the same link for a camera, or {@code null} if it is too long
 * @since 0.1.0
 */
public record SetupKey(String secret, String otpauthUri, @Nullable QrCode qrCode) {

	static SetupKey of(SoftwareTokenSetup setup, String applicationName) {
		return of(setup.secret(), setup.otpauthUri(applicationName));
	}

	/**
	 * Create the key of an account.
	 * @param secret the secret of the authenticator app
	 * @param applicationName the name of the service that the app shows
	 * @param username the name of the account that the app shows
	 * @return a new key
	 */
	public static SetupKey of(TotpSecret secret, String applicationName, String username) {
		return of(secret, secret.otpauthUri(applicationName, username));
	}

	/**
	 * Create the key of an account from what was kept of it.
	 * @param secret {@link #secret()}
	 * @param otpauthUri {@link #otpauthUri()}
	 * @return the same key
	 */
	public static SetupKey of(String secret, String otpauthUri) {
		return new SetupKey(secret, otpauthUri, QrCode.of(otpauthUri));
	}

	private static SetupKey of(TotpSecret secret, String uri) {
		return new SetupKey(secret.secretCode(), uri, QrCode.of(uri));
	}

	/**
	 * Return the key for people.
	 * @return the key in groups of four
	 */
	public String grouped() {
		return this.secret.replaceAll("(.{4})(?=.)", "$1 ");
	}

	@Override
	public String toString() {
		return "SetupKey[]";
	}

}
