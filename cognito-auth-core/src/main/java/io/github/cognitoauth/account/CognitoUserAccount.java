// SPDX-License-Identifier: Apache-2.0

package io.github.cognitoauth.account;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What a signed-in user can do with the own account. Bound to one access token with the
 * scope {@code aws.cognito.signin.user.admin}; when the token has expired, all methods
 * end in an error with reason {@code ACCESS_TOKEN_REJECTED}. Make one for each request
 * with {@link CognitoUserAccounts#forAccessToken(String)}; that costs nothing.
 * <p>
 * Thread-safe and non-blocking, with the same rules for subscription, cancellation and
 * errors as {@link CognitoUserAccounts}.
 *
 * @since 0.1.0
 */
public interface CognitoUserAccount {

	/**
	 * Read the account ({@code GetUser}).
	 * @return user name, attributes and second factors
	 */
	Mono<UserProfile> profile();

	/**
	 * Read how the user can sign in ({@code GetUserAuthFactors}).
	 * @return first and second factors
	 */
	Mono<UserAuthFactors> authFactors();

	/**
	 * Change the password ({@code ChangePassword}). At most five times an hour.
	 * @param previousPassword the password until now; {@code null} only for a user who
	 * has none
	 * @param newPassword the new password, 1 to 256 characters, used as it is
	 * @return completes when it is changed; a blank or too long password, old or new, is
	 * refused without a call
	 */
	Mono<Void> changePassword(@Nullable String previousPassword, String newPassword);

	/**
	 * End all sessions of the user on all devices ({@code GlobalSignOut}). JWTs that were
	 * handed out still verify offline until they expire.
	 * @return completes when it is done, also if it had been done before
	 */
	Mono<Void> signOutEverywhere();

	/**
	 * Delete the account for good ({@code DeleteUser}).
	 * @return completes when it is deleted
	 */
	Mono<Void> delete();

	/**
	 * Return the operations on the user's attributes.
	 * @return the operations
	 */
	UserAttributeOperations attributes();

	/**
	 * Return the operations on the user's second factors.
	 * @return the operations
	 */
	UserMfaOperations mfa();

	/**
	 * Return the operations on the user's passkeys.
	 * @return the operations
	 */
	UserPasskeyOperations passkeys();

	/**
	 * Return the operations on the user's devices.
	 * @return the operations
	 */
	UserDeviceOperations devices();

	/**
	 * Return the operations on the user's sessions.
	 * @return the operations
	 */
	UserSessionOperations sessions();

}
