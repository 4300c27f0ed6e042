// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Registers and manages the passkeys of the signed-in user. What the browser's WebAuthn
 * API takes and gives passes through as JSON text.
 *
 * @since 0.1.0
 */
public interface UserPasskeyOperations {

	/**
	 * Begin to register a passkey ({@code StartWebAuthnRegistration}).
	 * @return the JSON text of {@code PublicKeyCredentialCreationOptionsJSON} for the
	 * browser's {@code navigator.credentials.create}
	 */
	Mono<String> startRegistration();

	/**
	 * Finish the registration with the same app client
	 * ({@code CompleteWebAuthnRegistration}).
	 * @param credential the JSON text of the browser's {@code RegistrationResponseJSON}
	 * @return completes when the passkey is registered; text that is no JSON object is
	 * refused without a call, with reason {@code INPUT_REFUSED}
	 */
	Mono<Void> completeRegistration(String credential);

	/**
	 * List the passkeys ({@code ListWebAuthnCredentials}). Pages are fetched as they are
	 * asked for, one after the other.
	 * @return the passkeys
	 */
	Flux<PasskeyDescription> list();

	/**
	 * Delete a passkey ({@code DeleteWebAuthnCredential}).
	 * @param credentialId {@link PasskeyDescription#credentialId()}
	 * @return completes when it is deleted
	 */
	Mono<Void> delete(String credentialId);

}
