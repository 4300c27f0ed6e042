// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.sample.browser;

import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticator;
import org.openqa.selenium.virtualauthenticator.VirtualAuthenticatorOptions;

/**
 * An authenticator for passkeys inside a browser, whose user always agrees.
 */
final class Passkeys implements AutoCloseable {

	private static final String CREATE = """
			const [options, done] = arguments;
			const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options));
			navigator.credentials.create({ publicKey }).then(
				(credential) => done(JSON.stringify(credential.toJSON())), (error) => done(String(error)));
			""";

	private final ChromeDriver driver;

	private final VirtualAuthenticator authenticator;

	Passkeys(ChromeDriver driver) {
		this.driver = driver;
		this.authenticator = driver.addVirtualAuthenticator(
				new VirtualAuthenticatorOptions().setProtocol(VirtualAuthenticatorOptions.Protocol.CTAP2)
					.setTransport(VirtualAuthenticatorOptions.Transport.INTERNAL)
					.setHasResidentKey(true)
					.setHasUserVerification(true)
					.setIsUserVerified(true)
					.setIsUserConsenting(true));
	}

	/**
	 * Makes a passkey for the site of the page that is shown.
	 * @param options {@code PublicKeyCredentialCreationOptionsJSON}
	 * @return {@code RegistrationResponseJSON}, or what went wrong
	 */
	String create(String options) {
		return String.valueOf(this.driver.executeAsyncScript(CREATE, options));
	}

	/** How many passkeys it holds. */
	int count() {
		return this.authenticator.getCredentials().size();
	}

	@Override
	public void close() {
		this.driver.removeVirtualAuthenticator(this.authenticator);
	}

}
