// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import java.util.List;

import io.github.cognitoauth.authentication.TotpSecret;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * Sets the second factors of the signed-in user up. For the set-up that a sign-in asks
 * for, see
 * {@link io.github.cognitoauth.authentication.CognitoPasswordAuthenticator#associateSoftwareToken}.
 *
 * @since 0.1.0
 */
public interface UserMfaOperations {

	/**
	 * Switch second factors on and off ({@code SetUserMFAPreference}). An authenticator
	 * app must be verified before.
	 * @param preference what shall change; the rest stays as it is
	 * @return completes when it is set
	 */
	Mono<Void> setPreference(MfaPreference preference);

	/**
	 * Begin to set an authenticator app up ({@code AssociateSoftwareToken}). It replaces
	 * one that was not verified.
	 * @return the secret for the app; give its first code to
	 * {@link #verifySoftwareToken(String, String)}
	 */
	Mono<TotpSecret> associateSoftwareToken();

	/**
	 * Prove that the app has the secret ({@code VerifySoftwareToken}). It does not switch
	 * the factor on, see {@link #setPreference(MfaPreference)}.
	 * @param code the code that the app shows, six digits; separators in it are dropped
	 * @param friendlyDeviceName a name for the app, or {@code null}
	 * @return completes when it is verified; a wrong code ends in an error with reason
	 * {@code CODE_MISMATCH}
	 */
	Mono<Void> verifySoftwareToken(String code, @Nullable String friendlyDeviceName);

	/**
	 * Set where codes by text message go ({@code SetUserSettings}).
	 * @param options the options; an empty list switches codes by text message off
	 * @return completes when it is set
	 * @deprecated Cognito keeps the operation for old clients and knows only text
	 * messages there; use {@link #setPreference(MfaPreference)}
	 */
	@Deprecated(since = "0.1.0")
	Mono<Void> setUserSettings(List<MfaOption> options);

}
